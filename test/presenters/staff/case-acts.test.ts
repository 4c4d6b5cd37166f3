import { describe, expect, test } from 'vitest'
import { caseActs } from '#presenters/staff/case-acts.ts'
import { aRequest } from '../orders/sample-file.ts'
import { aCase, anAudit, caseFacts } from './sample-case.ts'

const actsOf = (...[fields]: Parameters<typeof aCase>) =>
  Object.entries(caseActs(caseFacts(aCase(fields))))
    .filter(([, act]) => act !== null)
    .map(([name]) => name)

describe('what the team can do with an order', () => {
  test.each([
    ['is being verified', {}, ['ask', 'suspend', 'holder', 'refuse']],
    [
      'is suspended',
      { order: { fulfilment: 'suspended' }, audit: anAudit(0, { state: 'suspended' }) },
      ['ask', 'resume', 'holder', 'refuse'],
    ],
    ['has its audit behind it', { audit: anAudit(6, { state: 'completed' }) }, ['ask', 'refuse']],
    ['waits for a domain', { order: { fulfilment: 'awaiting_dcv' } }, ['refuse']],
    ['is delivered', { order: { fulfilment: 'delivered' } }, []],
    ['is called off', { order: { fulfilment: 'cancelled' } }, []],
  ] as const)('that %s', (_state, fields, acts) => {
    expect(actsOf(fields)).toEqual(acts)
  })

  test('is to enter the certificate where the CA was asked by hand', () => {
    const submitted = {
      order: { fulfilment: 'awaiting_dcv' },
      certificates: [aRequest({ state: 'submitted' })],
    } as const

    expect(actsOf({ ...submitted, isIssuedByHand: true })).toEqual(['enter', 'refused'])
    expect(actsOf(submitted)).toEqual([])
  })

  test('asks for nothing where nobody would get the mail', () => {
    expect(actsOf({ technical: null })).toEqual(['suspend', 'holder', 'refuse'])
  })
})

test('a form that was not taken is open, with what was typed and what is wrong', () => {
  const rejected = {
    form: 'suspension',
    typed: { reason: ' ' },
    ticked: [],
    errors: { reason: 'Say why: the customer reads it.' },
  } as const

  const { suspend, refuse } = caseActs(caseFacts(aCase(), { rejected }))

  expect(suspend).toMatchObject({ isOpen: true, fields: [{ value: ' ', error: 'Say why: the customer reads it.' }] })
  expect(refuse).toMatchObject({ isOpen: false, confirm: { fields: [{ value: '', error: null }] } })
})
