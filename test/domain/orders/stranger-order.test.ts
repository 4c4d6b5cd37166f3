import { describe, expect, test } from 'vitest'
import { assessOrder } from '#domain/orders/assess-order.ts'
import { askerFaults, asStrangersSee, strangersFaults } from '#domain/orders/stranger-order.ts'
import { aContext, anInput, NEW_HOLDER, NEW_PERSON } from './sample-assessment.ts'

const whole = aContext('tbs-x509-multi-site', {
  csrUse: { sameCsr: true, sameKey: true, servesOtherPurpose: true, isCompromised: true },
  tokens: new Map([['tbs-x509-multi-site:base', 7]]),
  deposit: 50_000n,
  customFields: [{ id: 'f', slot: 1, name: 'Cost centre', isOn: true, values: [] }] as never,
})

describe('what strangers are told', () => {
  test('is nothing that the account knows or owns, but that a key is compromised', () => {
    const seen = asStrangersSee(whole)

    expect(seen).toMatchObject({
      organizations: [],
      contacts: [],
      billingEntities: [],
      customFields: [],
      deposit: 0n,
      csrUse: { sameCsr: false, sameKey: false, servesOtherPurpose: false, isCompromised: true },
    })
    expect(seen.tokens.size).toBe(0)
    expect(seen.product).toBe(whole.product)
  })

  test('does not say that an organization or a person that they name is known', () => {
    const { faults } = assessOrder(anInput(), null, asStrangersSee(whole))

    expect(faults.map(({ field }) => field)).toEqual(expect.arrayContaining(['organization', 'corporate']))
  })
})

describe('faults', () => {
  const ofStrangers = (fields = {}) => {
    const input = anInput({
      organization: { kind: 'new', fields: NEW_HOLDER },
      corporateContact: { kind: 'new', fields: NEW_PERSON },
      quote: false,
      ...fields,
    })
    return strangersFaults(assessOrder(input, null, asStrangersSee(whole)).faults)
  }

  test('of the payment are not theirs, and nothing stands in for a CSR', () => {
    expect(ofStrangers({ paymentMeans: 'monthly' })).toEqual([
      { field: 'csr', key: 'order_links.form.csr_missing', values: {} },
    ])
  })

  test.each([
    ['', '', ['asker_name', 'asker_email']],
    ['Jo', 'jo@agency', ['asker_email']],
    ['x'.repeat(101), 'jo@agency.example', ['asker_name']],
    ['Jo', `${'x'.repeat(190)}@agency.example`, ['asker_email']],
    ['Jo', 'jo@agency.example', []],
  ])('of who asks: “%s”, “%s”', (name, email, fields) => {
    expect(askerFaults({ name, email }).map(({ field }) => field)).toEqual(fields)
  })
})
