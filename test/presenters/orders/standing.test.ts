import { describe, expect, test } from 'vitest'
import { STANDARD_TERMS } from '#domain/orders/terms.ts'
import { standingOf, type StandingFacts } from '#presenters/orders/standing.ts'

const NOW = new Date('2026-11-23T09:30:00Z')
const facts = (fields: Partial<StandingFacts> = {}): StandingFacts => ({
  fulfilment: 'verification',
  settlement: 'paid',
  paymentMeans: 'card',
  steps: ['csr', 'caa', 'dcv', 'organization', 'callback'],
  csrGiven: true,
  isRefusedByCa: false,
  caa: 'allowed',
  domainsProved: true,
  audit: 'completed',
  called: true,
  delivery: null,
  terms: STANDARD_TERMS,
  ...fields,
})

describe('where an order stands', () => {
  test.each<[string, Partial<StandingFacts>]>([
    ['wait_issue', {}],
    ['wait_operator', { isRefusedByCa: true }],
    ['give_csr', { csrGiven: false, domainsProved: false }],
    ['correct_caa', { caa: 'refused' }],
    ['prove_domain', { domainsProved: false }],
    ['wait_audit', { audit: 'open', called: false }],
    ['wait_audit', { audit: null, called: false }],
    ['send_documents', { audit: 'suspended' }],
    ['pay', { settlement: 'awaiting_payment' }],
    ['sign_quote', { fulfilment: 'registered', settlement: 'quote' }],
    ['prove_domain', { fulfilment: 'registered', settlement: 'paid', domainsProved: false }],
    ['nothing', { fulfilment: 'cancelled' }],
  ])('is %s with %j', (next, fields) => {
    expect(standingOf(facts(fields), NOW).next).toBe(next)
  })

  test('an order that is only registered and unpaid has begun nothing but its own duties', () => {
    const { progress } = standingOf(
      facts({
        fulfilment: 'registered',
        settlement: 'awaiting_payment',
        steps: ['csr', 'caa', 'dcv'],
        caa: 'unchecked',
        domainsProved: false,
      }),
      NOW,
    )

    expect(progress).toMatchObject({ csr: 'pending', caa: 'pending', dcv: 'pending', organization: 'not_required' })
  })

  test('a completed audit holds the call, whether it was ticked or taken over', () => {
    expect(standingOf(facts({ called: false }), NOW).progress.callback).toBe('done')
  })
})
