import { describe, expect, test } from 'vitest'
import { auditReusableUntil, isAuditReusable } from '#domain/rules/organization-reuse.ts'
import { SECOND } from '#domain/shared/time.ts'

describe('an audit of an organization', () => {
  test.each([
    ['server', '2026-11-23T00:00:00Z', '2027-12-26T00:00:00Z'],
    ['server', '2024-10-01T00:00:00Z', '2026-03-15T00:00:00Z'],
    ['server', '2026-03-14T23:59:59Z', '2027-04-16T23:59:59Z'],
    ['server_ev', '2024-10-01T00:00:00Z', '2025-11-03T00:00:00Z'],
    ['client', '2026-11-23T00:00:00Z', '2029-02-25T00:00:00Z'],
    ['code_signing', '2026-11-23T00:00:00Z', '2029-02-25T00:00:00Z'],
    ['code_signing_ev', '2026-11-23T00:00:00Z', '2027-12-26T00:00:00Z'],
  ] as const)('for %s of %s is good until %s', (purpose, completedAt, until) => {
    const completed = new Date(completedAt)

    expect(auditReusableUntil(purpose, completed)).toEqual(new Date(until))
    expect(isAuditReusable(purpose, completed, new Date(Date.parse(until) - SECOND))).toBe(true)
    expect(isAuditReusable(purpose, completed, new Date(until))).toBe(false)
    expect(isAuditReusable(purpose, completed, new Date(completed.getTime() - SECOND))).toBe(false)
  })
})
