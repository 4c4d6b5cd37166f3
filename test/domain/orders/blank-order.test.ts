import { describe, expect, test } from 'vitest'
import { blankOrder, defaultMeans } from '#domain/orders/blank-order.ts'
import { aContext, BAKERY, MARGAUX } from './sample-assessment.ts'

const COLLEAGUE = { ...MARGAUX, id: '01a20000-0000-7000-8000-000000000003', firstName: 'Pierre' }
const OTHER = { ...BAKERY, id: '01a20000-0000-7000-8000-000000000004', registrationNumber: '552100554' }

describe('a fresh form', () => {
  test('knows the only organization and its only person', () => {
    const { organization, corporateContact, technicalContact } = blankOrder(aContext(), 1, null)

    expect(organization).toEqual({ kind: 'known', id: BAKERY.id })
    expect(corporateContact).toEqual({ kind: 'known', id: MARGAUX.id })
    expect(technicalContact).toEqual({ kind: 'same' })
  })

  test('proposes what its holder is where the certificate says it', () => {
    const kindOf = (product: string, holder = {}) =>
      blankOrder(aContext(product, { organizations: [{ ...BAKERY, ...holder }] }), 1, null).holderKind

    expect(kindOf('tbs-x509-ev')).toBe('private_organization')
    expect(kindOf('tbs-x509-ev', { name: 'Commune de Montclair' })).toBe('government_entity')
    expect(kindOf('tbs-x509-ev', { name: 'Commune de Montclair', kind: 'business_entity' })).toBe('business_entity')
    expect(kindOf('sectigo-ov-ssl')).toBeNull()
  })

  test('asks anew who holds it where nobody is known', () => {
    const blank = blankOrder(aContext(undefined, { organizations: [], contacts: [] }), 1, null)

    expect([blank.organization.kind, blank.corporateContact.kind]).toEqual(['new', 'new'])
  })

  test('chooses nothing among several, unless the last order did', () => {
    const known = aContext(undefined, { organizations: [BAKERY, OTHER], contacts: [MARGAUX, COLLEAGUE] })
    const last = {
      organizationId: BAKERY.id,
      corporateContactId: COLLEAGUE.id,
      technicalContactId: MARGAUX.id,
      software: 'Apache',
    }

    expect(blankOrder(known, 1, null).organization).toEqual({ kind: 'known', id: '' })
    expect(blankOrder(known, 1, last)).toMatchObject({
      organization: { id: BAKERY.id },
      corporateContact: { id: COLLEAGUE.id },
      technicalContact: { kind: 'known', id: MARGAUX.id },
      software: 'Apache',
    })
  })

  test('forgets people of the last order who have left', () => {
    const last = { organizationId: 'gone', corporateContactId: 'gone', technicalContactId: 'gone', software: '' }

    expect(blankOrder(aContext(), 1, last)).toEqual(blankOrder(aContext(), 1, null))
  })

  test('proposes nobody for what they are not proposed as', () => {
    const last = {
      organizationId: BAKERY.id,
      corporateContactId: MARGAUX.id,
      technicalContactId: COLLEAGUE.id,
      software: '',
    }
    const contacts = [
      { ...MARGAUX, proposedAs: ['technical'] as const },
      { ...COLLEAGUE, proposedAs: ['corporate'] as const },
    ]

    const blank = blankOrder(aContext(undefined, { contacts }), 1, last)

    expect(blank.corporateContact).toEqual({ kind: 'known', id: COLLEAGUE.id })
    expect(blank.technicalContact).toEqual({ kind: 'same' })
  })

  test('proposes somebody for every organization that they stand for', () => {
    const contacts = [{ ...MARGAUX, organizationId: OTHER.id, otherOrganizationIds: [BAKERY.id] }]

    expect(blankOrder(aContext(undefined, { contacts }), 1, null).corporateContact).toEqual({
      kind: 'known',
      id: MARGAUX.id,
    })
  })

  test('takes the shortest plan for a length that is not sold', () => {
    expect(blankOrder(aContext(), 9, null).years).toBe(1)
    expect(blankOrder(aContext(), 2, null).years).toBe(2)
  })
})

describe('the means chosen beforehand', () => {
  const offer = { closed: null, fee: 0n, missingTokens: [] } as const

  test('is the first that can pay at once', () => {
    const waiting = { ...offer, means: 'tokens', missingTokens: [{ unit: 'sample:base', quantity: 1 }] } as const

    expect(defaultMeans([waiting, { ...offer, means: 'card' }])).toBe('card')
    expect(
      defaultMeans([
        { ...offer, means: 'tokens' },
        { ...offer, means: 'card' },
      ]),
    ).toBe('tokens')
  })

  test('is the one that the account prefers, where it pays this order', () => {
    const [card, transfer] = [
      { ...offer, means: 'card' as const },
      { ...offer, means: 'transfer' as const },
    ]

    expect(defaultMeans([card, transfer], 'transfer')).toBe('transfer')
    expect(defaultMeans([card, transfer], 'cheque')).toBe('card')
    expect(defaultMeans([card, { ...transfer, closed: 'late_payment' }], 'transfer')).toBe('card')
  })

  test('is a closed one where there is no other', () => {
    expect(defaultMeans([{ ...offer, means: 'deposit', closed: 'deposit_too_low' }])).toBe('deposit')
  })
})
