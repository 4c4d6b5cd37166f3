import { describe, expect, test } from 'vitest'
import { nextStep, type DeliveryFacts, type NextStep, type NextStepFacts } from '#domain/orders/next-step.ts'
import { STANDARD_TERMS } from '#domain/orders/terms.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const DONE = { caa: 'done', csr: 'done', dcv: 'done', organization: 'done', callback: 'done' } as const
const facts = ({
  progress,
  ...rest
}: Omit<Partial<NextStepFacts>, 'progress'> & {
  progress?: Partial<NextStepFacts['progress']>
}): NextStepFacts => ({
  fulfilment: 'verification',
  settlement: 'paid',
  paymentMeans: 'card',
  progress: { ...DONE, ...progress },
  isRefusedByCa: false,
  delivery: null,
  terms: STANDARD_TERMS,
  ...rest,
})

describe('the next step of an order in progress', () => {
  test.each<[NextStep, Parameters<typeof facts>[0]]>([
    ['wait_approval', { fulfilment: 'pending_approval', settlement: 'awaiting_payment' }],
    ['send_documents', { fulfilment: 'suspended', settlement: 'awaiting_payment' }],
    ['nothing', { fulfilment: 'cancelled' }],
    ['nothing', { fulfilment: 'refused' }],
    ['nothing', { fulfilment: 'delivered' }],
    ['sign_quote', { fulfilment: 'registered', settlement: 'quote', progress: { csr: 'action_needed' } }],
    ['send_documents', { settlement: 'awaiting_payment', progress: { organization: 'action_needed' } }],
    ['pay', { fulfilment: 'registered', settlement: 'awaiting_payment', progress: { csr: 'action_needed' } }],
    ['top_up', { settlement: 'awaiting_payment', paymentMeans: 'tokens', progress: { csr: 'action_needed' } }],
    [
      'send_documents',
      { settlement: 'awaiting_payment', paymentMeans: 'tokens', progress: { organization: 'action_needed' } },
    ],
    ['give_csr', { progress: { csr: 'action_needed', caa: 'action_needed', dcv: 'action_needed' } }],
    ['prove_domain', { progress: { caa: 'action_needed', dcv: 'action_needed' } }],
    ['correct_caa', { progress: { caa: 'action_needed', dcv: 'done' } }],
    ['prove_domain', { fulfilment: 'awaiting_dcv', progress: { dcv: 'action_needed', callback: 'action_needed' } }],
    ['answer_call', { progress: { callback: 'action_needed' } }],
    ['give_csr', { fulfilment: 'registered', settlement: 'quote_signed', progress: { csr: 'action_needed' } }],
    ['wait_invoice', { fulfilment: 'registered', settlement: 'quote_signed' }],
    ['wait_audit', { progress: { organization: 'being_verified' } }],
    ['wait_audit', { progress: { callback: 'pending' } }],
    ['wait_issue', { fulfilment: 'awaiting_dcv', progress: { dcv: 'being_verified' } }],
    ['wait_issue', {}],
    ['wait_operator', { isRefusedByCa: true }],
  ])('is %s with %j', (step, given) => {
    expect(nextStep(facts(given), NOW)).toBe(step)
  })
})

describe('the next step of a delivered order', () => {
  const delivery = (rest: Partial<DeliveryFacts>): DeliveryFacts => ({
    planEnd: new Date('2027-11-23T00:00:00Z'),
    hasValidCertificate: true,
    awaitsAcceptance: false,
    isReissueDue: false,
    isRenewalSettled: false,
    isSeenInstalled: false,
    ...rest,
  })
  const SOON = new Date('2027-01-15T00:00:00Z')

  test.each<[NextStep, Partial<DeliveryFacts>]>([
    ['accept', { awaitsAcceptance: true, isReissueDue: true }],
    ['reissue', { isReissueDue: true, planEnd: SOON }],
    ['renew', { planEnd: SOON, isSeenInstalled: true }],
    ['install', { planEnd: SOON, isRenewalSettled: true }],
    ['install', {}],
    ['nothing', { isSeenInstalled: true }],
    ['nothing', { hasValidCertificate: false }],
  ])('is %s with %j', (step, rest) => {
    expect(nextStep(facts({ fulfilment: 'delivered', delivery: delivery(rest) }), NOW)).toBe(step)
  })
})
