import { describe, expect, test } from 'vitest'
import {
  ORDER_ACTS,
  possibleActs,
  type OrderAct,
  type OrderFacts,
  type ProductAbilities,
} from '#domain/orders/possible-acts.ts'
import { FULFILMENTS } from '#domain/orders/states.ts'
import { STANDARD_TERMS } from '#domain/orders/terms.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const EVERYTHING: ProductAbilities = {
  hasCsr: true,
  hasDcv: true,
  hasAudit: true,
  isOnServer: true,
  hasOptions: true,
  hasSmartSeal: true,
  canReissue: true,
  canRenew: true,
  canRenewAutomatically: true,
  canRevoke: true,
  canClone: true,
  canMigrate: true,
}
const NOTHING: ProductAbilities = {
  hasCsr: false,
  hasDcv: false,
  hasAudit: false,
  isOnServer: false,
  hasOptions: false,
  hasSmartSeal: false,
  canReissue: false,
  canRenew: false,
  canRenewAutomatically: false,
  canRevoke: false,
  canClone: false,
  canMigrate: false,
}
const facts = (rest: Partial<OrderFacts>): OrderFacts => ({
  fulfilment: 'verification',
  settlement: 'paid',
  product: EVERYTHING,
  terms: STANDARD_TERMS,
  planEnd: null,
  validCertificates: 0,
  issuedCertificates: 0,
  awaitsAcceptance: false,
  renewsAutomatically: false,
  isNotToBeRenewed: false,
  isRenewed: false,
  ...rest,
})
const delivered = (rest: Partial<OrderFacts> = {}) =>
  facts({
    fulfilment: 'delivered',
    planEnd: new Date('2027-01-01T00:00:00Z'),
    validCertificates: 1,
    issuedCertificates: 2,
    ...rest,
  })

describe('what can be done with an order', () => {
  test('that waits for approval is to decide it, or to withdraw it', () => {
    expect(possibleActs(facts({ fulfilment: 'pending_approval', settlement: 'awaiting_payment' }), NOW)).toEqual([
      'approve',
      'refuse',
      'cancel',
    ])
  })

  test('in progress is to help it along', () => {
    expect(possibleActs(facts({}), NOW)).toEqual([
      'give_csr',
      'follow_dcv',
      'send_documents',
      'clone',
      'share',
      'cancel',
    ])
  })

  test('that was delivered is to use it and to look after it', () => {
    expect(possibleActs(delivered({ awaitsAcceptance: true }), NOW)).toEqual([
      'accept',
      'download',
      'test_installation',
      'renew',
      'reissue',
      'revoke',
      'clone',
      'migrate',
      'switch_automatic_renewal_on',
      'flag_not_to_renew',
      'add_options',
      'smart_seal',
      'share',
      'open_account_link',
    ])
  })

  test('that was cancelled is little, and less where approval was refused', () => {
    expect(possibleActs(facts({ fulfilment: 'cancelled' }), NOW)).toEqual(['clone', 'share'])
    expect(possibleActs(facts({ fulfilment: 'refused', settlement: 'awaiting_payment' }), NOW)).toEqual(['clone'])
  })

  test('of a product that can nothing is next to nothing', () => {
    expect(possibleActs(facts({ product: NOTHING }), NOW)).toEqual(['share', 'cancel'])
    expect(possibleActs(delivered({ product: NOTHING }), NOW)).toEqual(['download', 'share', 'open_account_link'])
  })
})

describe('an act', () => {
  const has = (act: OrderAct, given: OrderFacts, now = NOW) => possibleActs(given, now).includes(act)

  test.each(FULFILMENTS)('of payment on an order in %s', (fulfilment) => {
    const isPayable = ['registered', 'verification', 'awaiting_dcv', 'suspended', 'delivered'].includes(fulfilment)

    expect(has('pay', facts({ fulfilment, settlement: 'awaiting_payment' }))).toBe(isPayable)
    expect(has('pay', facts({ fulfilment, settlement: 'deferred' }))).toBe(isPayable)
    expect(has('pay', facts({ fulfilment, settlement: 'paid' }))).toBe(false)
  })

  test('of payment is there for a holdback', () => {
    expect(has('pay', facts({ fulfilment: 'cancelled', settlement: 'holdback_pending' }))).toBe(true)
    expect(has('pay', facts({ fulfilment: 'cancelled', settlement: 'holdback_paid' }))).toBe(false)
  })

  test('of signing is there while the quote is open', () => {
    expect(has('sign_quote', facts({ fulfilment: 'registered', settlement: 'quote' }))).toBe(true)
    expect(has('sign_quote', facts({ fulfilment: 'registered', settlement: 'quote_signed' }))).toBe(false)
    expect(has('sign_quote', facts({ fulfilment: 'cancelled', settlement: 'quote' }))).toBe(false)
  })

  test('of renewal keeps to its window and is not offered twice', () => {
    const planEnd = new Date('2027-03-01T00:00:00Z')

    expect(has('renew', delivered({ planEnd }))).toBe(false)
    expect(has('renew', delivered({ planEnd }), new Date('2026-12-01T00:00:00Z'))).toBe(true)
    expect(has('renew', delivered({ planEnd }), new Date('2027-03-31T00:00:00Z'))).toBe(true)
    expect(has('renew', delivered({ planEnd }), new Date('2027-03-31T00:00:01Z'))).toBe(false)
    expect(has('renew', delivered({ isRenewed: true }))).toBe(false)
    expect(has('renew', delivered({ planEnd: null }))).toBe(false)
    expect(has('flag_not_to_renew', delivered({ planEnd }))).toBe(false)
  })

  test('of reissue lasts as long as the plan, whatever became of the certificate', () => {
    const planEnd = new Date('2027-01-01T00:00:00Z')

    expect(has('reissue', delivered({ planEnd, validCertificates: 0 }))).toBe(true)
    expect(has('reissue', delivered({ planEnd }), planEnd)).toBe(false)
    expect(has('reissue', delivered({ planEnd: null }))).toBe(false)
  })

  test('of revocation needs a valid certificate', () => {
    expect(has('revoke', delivered({ validCertificates: 0 }))).toBe(false)
    expect(has('test_installation', delivered({ validCertificates: 0 }))).toBe(false)
    expect(has('download', delivered({ validCertificates: 0 }))).toBe(true)
  })

  test('of switching shows the other position only', () => {
    const on = delivered({ renewsAutomatically: true })
    const flagged = delivered({ isNotToBeRenewed: true })

    expect(has('switch_automatic_renewal_on', on)).toBe(false)
    expect(has('switch_automatic_renewal_off', on)).toBe(true)
    expect(has('switch_automatic_renewal_off', delivered())).toBe(false)
    expect(has('flag_not_to_renew', flagged)).toBe(false)
    expect(has('unflag_not_to_renew', flagged)).toBe(true)
    expect(has('unflag_not_to_renew', delivered())).toBe(false)
  })

  test('is possible in some state, each of them', () => {
    const states = [
      facts({ fulfilment: 'pending_approval', settlement: 'awaiting_payment' }),
      facts({ fulfilment: 'registered', settlement: 'quote' }),
      facts({ settlement: 'awaiting_payment' }),
      delivered({ awaitsAcceptance: true }),
      delivered({ renewsAutomatically: true, isNotToBeRenewed: true }),
    ]

    expect(new Set(states.flatMap((state) => possibleActs(state, NOW)))).toEqual(new Set(ORDER_ACTS))
  })
})
