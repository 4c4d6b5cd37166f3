import { describe, expect, test } from 'vitest'
import type { AgreementDecision, SupplierAgreement } from '#domain/agreements/agreement.ts'
import { closedReason, contractReason } from '#domain/orders/closed-reason.ts'
import { aContract, NEXT_YEAR } from '../contracts/sample-contract.ts'

const TODAY = '2026-11-23'
const LISTED = { code: 'positivessl', supplier: 'sectigo', test: false } as const
const UNLISTED = { code: 'harica-dv', supplier: 'harica', test: false } as const
const FREE = { code: 'tbs-x509-test', supplier: 'sectigo', test: true } as const
const contract = aContract()

const accepted: AgreementDecision = { decision: 'accepted', version: 1, at: new Date(0), by: 'Margaux Lehoux' }
const agreement = (last: AgreementDecision | null, version = 1): SupplierAgreement => ({
  supplier: 'sectigo',
  name: 'Sectigo Limited',
  current: { version, publishedAt: new Date(0) },
  last,
})

describe('without a contract', () => {
  test('everything can be ordered', () => {
    for (const product of [LISTED, UNLISTED, FREE]) {
      expect(closedReason(product, { contracts: [], agreements: [] }, TODAY)).toBeNull()
    }
  })
})

describe('a contract', () => {
  const closed = (product: Parameters<typeof closedReason>[0], today: string, contracts = [contract]) =>
    closedReason(product, { contracts, agreements: [] }, today)

  test.each(['2026-01-01', TODAY, '2026-12-31'])('in force on %s opens what it lists, and nothing else', (today) => {
    expect(closed(LISTED, today)).toBeNull()
    expect(closed(UNLISTED, today)).toEqual({ code: 'not_in_contract', contract: 'CT1001' })
  })

  test('that has not begun closes everything until its first day', () => {
    for (const product of [LISTED, UNLISTED]) {
      expect(closed(product, '2025-12-31')).toEqual({
        code: 'contract_not_begun',
        contract: 'CT1001',
        day: '2026-01-01',
      })
    }
  })

  test('that is over closes everything', () => {
    for (const product of [LISTED, UNLISTED]) {
      expect(closed(product, '2027-01-01')).toEqual({ code: 'contract_over', contract: 'CT1001', day: '2026-12-31' })
    }
  })

  test('hands over to the one that follows', () => {
    expect(closed(LISTED, '2027-01-01', [contract, NEXT_YEAR])).toBeNull()
  })

  test.each(['2025-12-31', TODAY, '2027-01-01'])('never closes free products: %s', (today) => {
    expect(closed(FREE, today)).toBeNull()
  })

  test('that was withdrawn closes nothing', () => {
    expect(closed(UNLISTED, TODAY, [aContract({ withdrawn: true })])).toBeNull()
  })

  test('says what it has against everything that costs something', () => {
    expect(contractReason(null, [contract], TODAY)).toBeNull()
    expect(contractReason(null, [contract], '2027-01-01')).toMatchObject({ code: 'contract_over' })
  })
})

describe('the agreement of the supplier', () => {
  const closed = (product: Parameters<typeof closedReason>[0], one: SupplierAgreement) =>
    closedReason(product, { contracts: [], agreements: [one] }, TODAY)

  test.each([
    ['not decided', agreement(null), 'agreement_open'],
    ['accepted in an earlier version only', agreement(accepted, 2), 'agreement_renewed'],
    ['withdrawn', agreement({ ...accepted, decision: 'withdrawn' }), 'agreement_withdrawn'],
  ])('%s closes the supplier’s products, free ones too, and no others', (_how, one, code) => {
    const reason = { code, supplier: 'sectigo', name: 'Sectigo Limited' }

    expect(closed(LISTED, one)).toEqual(reason)
    expect(closed(FREE, one)).toEqual(reason)
    expect(closed(UNLISTED, one)).toBeNull()
  })

  test('accepted opens them', () => {
    expect(closed(LISTED, agreement(accepted))).toBeNull()
  })

  test('is not asked for while the contract stands in the way', () => {
    const engagements = { contracts: [contract], agreements: [agreement(null)] }

    expect(closedReason(LISTED, engagements, '2027-01-01')).toMatchObject({ code: 'contract_over' })
  })
})
