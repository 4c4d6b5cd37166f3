import { describe, expect, test } from 'vitest'
import { SYSTEM, type Actor } from '#domain/access/actor.ts'
import type { Right } from '#domain/access/rights.ts'
import { needsApproval } from '#domain/orders/approval.ts'

const user = (...rights: Right[]): Actor => ({
  kind: 'user',
  id: '1',
  name: 'Ann Keel',
  rights: new Set(rights),
  address: null,
})
const VISITOR: Actor = { kind: 'visitor', id: null, name: '', address: null }

describe('an order in approval mode', () => {
  test.each([
    ['a user without the right', user('technical'), true],
    ['an approver', user('technical', 'approval'), false],
    ['a visitor with a link', VISITOR, true],
    ['the system', SYSTEM, true],
  ])('by %s', (_, actor, waits) => {
    expect(needsApproval({ approvalMode: true }, actor)).toBe(waits)
    expect(needsApproval({ approvalMode: false }, actor)).toBe(false)
  })
})
