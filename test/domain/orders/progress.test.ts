import { describe, expect, test } from 'vitest'
import { PROGRESS_STEPS, type ProgressStep } from '#domain/catalogue/product.ts'
import { progressOf, type ProgressFacts, type ProgressState } from '#domain/orders/progress.ts'

const facts = (rest: Partial<ProgressFacts> = {}): ProgressFacts => ({
  steps: new Set(PROGRESS_STEPS),
  isStarted: true,
  isDelivered: false,
  caa: 'unchecked',
  csr: 'given',
  dcv: 'waiting',
  audit: 'open',
  callback: 'open',
  ...rest,
})

describe('the progress of an order', () => {
  test.each<[ProgressStep, Partial<ProgressFacts>, ProgressState]>([
    ['caa', {}, 'being_verified'],
    ['caa', { isStarted: false }, 'pending'],
    ['caa', { caa: 'allowed' }, 'done'],
    ['caa', { caa: 'refused' }, 'action_needed'],
    ['csr', {}, 'being_verified'],
    ['csr', { isStarted: false }, 'pending'],
    ['csr', { csr: 'accepted' }, 'done'],
    ['csr', { csr: 'missing', isStarted: false }, 'action_needed'],
    ['dcv', {}, 'action_needed'],
    ['dcv', { dcv: 'being_checked' }, 'being_verified'],
    ['dcv', { isStarted: false }, 'pending'],
    ['dcv', { csr: 'missing' }, 'pending'],
    ['dcv', { dcv: 'proved', isStarted: false }, 'done'],
    ['organization', {}, 'being_verified'],
    ['organization', { isStarted: false }, 'pending'],
    ['organization', { audit: 'documents_asked' }, 'action_needed'],
    ['organization', { audit: 'completed' }, 'done'],
    ['callback', {}, 'pending'],
    ['callback', { audit: 'completed' }, 'being_verified'],
    ['callback', { callback: 'not_reached' }, 'action_needed'],
    ['callback', { callback: 'completed' }, 'done'],
  ])('has %s with %j %s', (step, rest, state) => {
    expect(progressOf(facts(rest))[step]).toBe(state)
  })

  test('leaves out what the product does not ask for', () => {
    expect(progressOf(facts({ steps: new Set<ProgressStep>(['csr', 'dcv']), csr: 'missing' }))).toEqual({
      caa: 'not_required',
      csr: 'action_needed',
      dcv: 'pending',
      organization: 'not_required',
      callback: 'not_required',
    })
  })

  test('is done when the certificate is delivered', () => {
    expect(new Set(Object.values(progressOf(facts({ isDelivered: true, csr: 'missing' }))))).toEqual(new Set(['done']))
  })
})
