import { describe, expect, test } from 'vitest'
import {
  approvalFault,
  approvalVersion,
  changedApprovers,
  isLastApprover,
  ruleOf,
} from '#domain/accounts/approval-rule.ts'

const candidates = [
  { id: 'luc', name: 'Luc Ferrand', login: 'luc', isApprover: true },
  { id: 'awa', name: 'Awa Diarra', login: 'awa', isApprover: false },
]

test('the rule is the mode with those who have the right', () => {
  expect(ruleOf(true, candidates)).toEqual({ isOn: true, approvers: ['luc'] })
})

describe('a rule', () => {
  test.each([
    ['on, with somebody named', true, ['awa'], null],
    ['on, with nobody named', true, [], 'no_approver'],
    ['off, with nobody named', false, [], null],
    ['off, with somebody named for later', false, ['luc'], null],
    ['with somebody who can’t be named', true, ['luc', 'zoe'], 'unknown_approver'],
    ['off, with somebody who can’t be named', false, ['zoe'], 'unknown_approver'],
  ])('%s', (_, isOn, approvers, fault) => {
    expect(approvalFault({ isOn, approvers }, candidates)).toBe(fault)
  })

  test('has a version that does not depend on the order in which people are named', () => {
    const version = approvalVersion({ isOn: true, approvers: ['awa', 'luc'] })

    expect(approvalVersion({ isOn: true, approvers: ['luc', 'awa'] })).toBe(version)
    expect(approvalVersion({ isOn: false, approvers: ['luc', 'awa'] })).not.toBe(version)
    expect(approvalVersion({ isOn: true, approvers: ['luc'] })).not.toBe(version)
  })
})

test('a change of approvers says who gets the right and who loses it', () => {
  const changes = changedApprovers({ isOn: true, approvers: ['luc', 'eva'] }, { isOn: true, approvers: ['eva', 'awa'] })

  expect(changes).toEqual([
    { id: 'awa', may: true },
    { id: 'luc', may: false },
  ])
})

test.each([
  ['the only one', true, ['luc'], true],
  ['one of two', true, ['luc', 'awa'], false],
  ['somebody else than the only one', true, ['awa'], false],
  ['nobody', true, [], false],
  ['the only one while the mode is off', false, ['luc'], false],
])('whoever is %s of the approvers is the last: %s %o %s', (_, isOn, approvers, isLast) => {
  expect(isLastApprover({ isOn, approvers }, 'luc')).toBe(isLast)
})
