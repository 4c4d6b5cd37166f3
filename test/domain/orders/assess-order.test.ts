import { describe, expect, test } from 'vitest'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { makeCsr } from '../../support/csrs.ts'
import { aContext, anAssessedOrder, BAKERY, MARGAUX, NEW_HOLDER, NEW_PERSON } from './sample-assessment.ts'

const faultsOf = (fields: Partial<OrderInput>, context = aContext(fields.productCode)) =>
  anAssessedOrder(fields, context).assessment.faults.map(({ field, key }) => `${field} ${key}`)

describe('a form', () => {
  test('that leaves nothing open has no fault', () => {
    expect(faultsOf({})).toEqual([])
  })

  test.each<[string, Partial<OrderInput>, string]>([
    ['without names', { namesText: ' ' }, 'names operations.faults.required'],
    ['without software', { software: '' }, 'software operations.faults.required'],
    ['without a CSR, a quote or guidance', { quote: false }, 'csr operations.faults.csr_missing'],
    ['for no machine', { licences: 0 }, 'licences operations.faults.licences_wrong'],
    ['for a thousand machines', { licences: 1_000 }, 'licences operations.faults.licences_wrong'],
    ['with a chain of another product', { chain: 'certigna' }, 'chain operations.faults.choose_one'],
    ['for four years', { years: 4 }, 'years refusals.plan_not_sold'],
    ['paid by nothing', { paymentMeans: 'free' }, 'payment operations.faults.choose_one'],
    [
      'paid late without the right to',
      { paymentMeans: 'purchase_order' },
      'payment operations.means_closed.deferred_not_allowed',
    ],
    ['that begins with a quote and is paid by tokens', { paymentMeans: 'tokens' }, 'quote operations.faults.no_quote'],
    ['with a novel as its comment', { comment: 'x'.repeat(2_001) }, 'comment operations.faults.too_long'],
    ['with a list longer than any', { namesText: 'a.example '.repeat(2_500) }, 'names operations.faults.too_long'],
    [
      'for a holder of nobody’s',
      { organization: { kind: 'known', id: 'x' } },
      'organization operations.faults.choose_one',
    ],
    ['by nobody', { corporateContact: { kind: 'known', id: '' } }, 'corporate operations.faults.choose_one'],
    ['invoiced to nobody', { billing: { ...NEW_HOLDER, name: '' } }, 'billing_name operations.faults.required'],
  ])('%s is told so', (_, fields, fault) => {
    expect(faultsOf(fields)).toContain(fault)
  })

  test.each([
    ['FR', 'FR99552100554', true],
    ['FR', '41552100554', true],
    ['DE', 'DE136 695 976', false],
    ['CH', 'CHE-123.456.788 MWST', false],
    ['CH', 'DE136695977', true],
  ])('with the VAT number of an organization in %s: %s', (country, vatNumber, isWrong) => {
    const faults = faultsOf({ billing: { ...NEW_HOLDER, registrationNumber: 'HRB 1', country, vatNumber } })

    expect(faults.includes('billing_vat_number operations.faults.vat_number_wrong')).toBe(isWrong)
  })

  test.each([
    ['name', 'B'.repeat(89), 'attribute_too_long'],
    ['name', 'Bou\u00adlangerie', 'attribute_bad_characters'],
    ['city', 'State', 'attribute_means_nothing'],
    ['state', 'N/A', 'attribute_means_nothing'],
  ])('is told that no certificate can carry the %s “%s” of its holder', (field, value, fault) => {
    const organization = { kind: 'new', fields: { ...NEW_HOLDER, [field]: value } } as const
    const complaint = `organization_${field} operations.faults.${fault}`

    expect(faultsOf({ organization, productCode: 'sectigo-ov-ssl' })).toContain(complaint)
    expect(faultsOf({ organization, productCode: 'positivessl' })).not.toContain(complaint)
  })

  test('is asked at the EV level what its holder is, unless that is known', () => {
    const ev = { productCode: 'tbs-x509-ev', organization: { kind: 'known', id: BAKERY.id } } as const
    const known = aContext(ev.productCode, { organizations: [{ ...BAKERY, kind: 'business_entity' }] })
    const complaint = 'holder_kind operations.faults.choose_one'

    expect(faultsOf(ev)).toContain(complaint)
    expect(faultsOf({ ...ev, holderKind: 'government_entity' })).not.toContain(complaint)
    expect(faultsOf(ev, known)).not.toContain(complaint)
    expect(faultsOf({})).not.toContain(complaint)
  })

  test('says of a country that is none to choose it from the list', () => {
    const organization = { kind: 'new', fields: { ...NEW_HOLDER, country: 'ZZ' } } as const

    expect(faultsOf({ organization })).toContain('organization_country operations.faults.country_not_iso')
  })
})

describe('the corporate contact', () => {
  test('of another organization than the holder is refused', () => {
    const context = aContext(undefined, { contacts: [{ ...MARGAUX, organizationId: 'elsewhere' }] })

    expect(faultsOf({}, context)).toEqual(['corporate operations.faults.not_of_holder'])
  })

  test('of the holder by a merger is taken', () => {
    const merged = { ...MARGAUX, organizationId: 'elsewhere', otherOrganizationIds: [BAKERY.id] }

    expect(faultsOf({}, aContext(undefined, { contacts: [merged] }))).toEqual([])
  })

  test.each([
    ['technical', ['corporate operations.faults.choose_one']],
    ['corporate', ['technical operations.faults.choose_one']],
  ] as const)('and the technical one are taken as what they are proposed as: %s alone', (role, faults) => {
    const contacts = [{ ...MARGAUX, proposedAs: [role] }]

    expect(
      faultsOf({ technicalContact: { kind: 'known', id: MARGAUX.id } }, aContext(undefined, { contacts })),
    ).toEqual(faults)
  })

  test('can not be a known person while the holder is new', () => {
    expect(faultsOf({ organization: { kind: 'new', fields: NEW_HOLDER } })).toEqual([
      'corporate operations.faults.not_of_holder',
    ])
  })

  test('that is new belongs to the holder, whoever that is', () => {
    const holder = { organization: { kind: 'new', fields: NEW_HOLDER } } as const

    expect(faultsOf({ ...holder, corporateContact: { kind: 'new', fields: NEW_PERSON } })).toEqual([])
  })
})

describe('a new organization whose number is known', () => {
  test('becomes the known one, so that nothing else of it has to be typed', () => {
    const fields = { ...NEW_HOLDER, registrationNumber: '901 122 333', name: '', city: '' }

    const { input, assessment } = anAssessedOrder({ organization: { kind: 'new', fields } })

    expect(input.organization).toEqual({ kind: 'known', id: BAKERY.id })
    expect(assessment.faults).toEqual([])
  })
})

describe('names that the product does not take', () => {
  const one = { productCode: 'positivessl', namesText: 'www.one.example two.example' }

  test('are a fault of the names alone, and the price stays that of the product', () => {
    const { assessment } = anAssessedOrder(one)

    expect(assessment.faults.map(({ key }) => key)).toEqual(['operations.product_faults.kind_not_offered'])
    expect(assessment.lines.map(({ item }) => item)).toEqual(['base'])
  })

  test('come with products that take them', () => {
    const codes = anAssessedOrder(one).assessment.alternatives.map(({ code }) => code)

    expect(codes).toContain('positivessl-multi-domain')
  })
})

describe('a CSR', () => {
  test('whose names the list lacks offers them', () => {
    const { csrPem } = makeCsr({ commonName: 'www.harbour-bakery.example', names: ['shop.harbour-bakery.example'] })

    const { assessment } = anAssessedOrder({ csrPem })

    expect(assessment.namesToAdd).toEqual(['shop.harbour-bakery.example'])
  })

  test('that is none keeps the form from being kept', () => {
    const { assessment } = anAssessedOrder({}, aContext(), readCsrText('nonsense'))

    expect(assessment.faults.map(({ key }) => key)).toEqual(['csr.faults.unrecognised'])
  })
})
