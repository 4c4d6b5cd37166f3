import { expect, test } from 'vitest'
import { agreementState, type AgreementDecision } from '#domain/agreements/agreement.ts'

const current = { version: 2, publishedAt: new Date('2026-11-01T00:00:00Z') }
const said = (decision: AgreementDecision['decision'], version: number): AgreementDecision => ({
  decision,
  version,
  at: new Date('2026-11-02T00:00:00Z'),
  by: 'Margaux Lehoux',
})

test.each([
  ['open before anything was decided', null, 'open'],
  ['accepted when the current version is', said('accepted', 2), 'accepted'],
  ['renewed when only an earlier version is accepted', said('accepted', 1), 'renewed'],
  ['withdrawn after a withdrawal', said('withdrawn', 2), 'withdrawn'],
  ['withdrawn after a withdrawal of an earlier version', said('withdrawn', 1), 'withdrawn'],
] as const)('an agreement is %s', (_when, last, state) => {
  expect(agreementState({ current, last })).toBe(state)
})
