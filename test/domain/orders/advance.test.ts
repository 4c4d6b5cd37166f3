import { describe, expect, test } from 'vitest'
import { nextAdvance, type Advance, type AdvanceFacts } from '#domain/orders/advance.ts'
import { FULFILMENTS } from '#domain/orders/states.ts'

const READY: AdvanceFacts = {
  fulfilment: 'awaiting_dcv',
  settlement: 'paid',
  needsAudit: true,
  auditCompleted: true,
  csrGiven: true,
  domainsProved: true,
  certificateState: 'waiting',
}

describe('an order goes on', () => {
  test.each<[Advance, Partial<AdvanceFacts>]>([
    ['start_verification', { fulfilment: 'registered' }],
    ['start_verification', { fulfilment: 'registered', settlement: 'awaiting_payment' }],
    ['wait', { fulfilment: 'registered', settlement: 'awaiting_payment', needsAudit: false }],
    ['wait', { fulfilment: 'registered', settlement: 'quote' }],
    ['finish_verification', { fulfilment: 'verification' }],
    ['finish_verification', { fulfilment: 'verification', needsAudit: false, auditCompleted: false }],
    ['wait', { fulfilment: 'verification', auditCompleted: false }],
    ['wait', { fulfilment: 'verification', csrGiven: false }],
    ['submit', {}],
    ['wait', { domainsProved: false }],
    ['wait', { csrGiven: false }],
    ['wait', { settlement: 'awaiting_payment' }],
    ['wait', { certificateState: 'submitted' }],
    ['wait', { certificateState: 'issued' }],
    ['wait', { certificateState: 'refused' }],
  ])('by %s with %j', (step, rest) => {
    expect(nextAdvance({ ...READY, ...rest })).toBe(step)
  })

  test('by itself in no other state', () => {
    const moving = FULFILMENTS.filter((fulfilment) => nextAdvance({ ...READY, fulfilment }) !== 'wait')

    expect(moving).toEqual(['registered', 'verification', 'awaiting_dcv'])
  })
})
