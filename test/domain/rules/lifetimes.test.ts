import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CERTIFICATE_TYPES, LIFETIMES, lifetimeRule, maxLifetimeDays } from '#domain/rules/lifetimes.ts'

describe('the longest life of a certificate', () => {
  test.each([
    ['server', '2020-08-31T23:59:59Z', 825, 824],
    ['server', '2020-09-01T00:00:00Z', 398, 397],
    ['server', '2026-03-14T23:59:59Z', 398, 397],
    ['server', '2026-03-15T00:00:00Z', 200, 199],
    ['server', '2027-03-14T23:59:59Z', 200, 199],
    ['server', '2027-03-15T00:00:00Z', 100, 99],
    ['server', '2029-03-14T23:59:59Z', 100, 99],
    ['server', '2029-03-15T00:00:00Z', 47, 46],
    ['qwac', '2027-03-14T23:59:59Z', 200, 199],
    ['qwac', '2027-03-15T00:00:00Z', 100, 99],
    ['client', '2026-11-23T00:00:00Z', 825, 825],
    ['code_signing', '2026-02-28T23:59:59Z', 1185, 1185],
    ['code_signing', '2026-03-01T00:00:00Z', 460, 460],
    ['qseal', '2026-11-23T00:00:00Z', 1095, 1095],
  ] as const)('of type %s issued at %s is %i days, better %i', (type, at, maxDays, shouldDays) => {
    expect(lifetimeRule(type, new Date(at))).toMatchObject({ maxDays, shouldDays })
    expect(maxLifetimeDays(type, new Date(at))).toBe(maxDays)
  })

  test.each([
    ['digicert', '2026-02-23T23:59:59Z', 398],
    ['digicert', '2026-02-24T00:00:00Z', 199],
    ['sectigo', '2026-03-11T23:59:59Z', 398],
    ['sectigo', '2026-03-12T00:00:00Z', 199],
    ['globalsign', '2026-03-13T23:59:59Z', 398],
    ['globalsign', '2026-03-14T00:00:00Z', 199],
    ['globalsign', '2027-03-14T23:59:59Z', 199],
    ['globalsign', '2027-03-15T00:00:00Z', 100],
    ['harica', '2026-11-23T00:00:00Z', 200],
  ])('from %s at %s is %i days', (supplier, at, days) => {
    expect(maxLifetimeDays('server', new Date(at), supplier)).toBe(days)
  })

  test('a supplier shortens its server certificates only', () => {
    const at = new Date('2026-11-23T00:00:00Z')

    expect(maxLifetimeDays('qwac', at, 'digicert')).toBe(199)
    expect(maxLifetimeDays('code_signing', at, 'digicert')).toBe(460)
    expect(maxLifetimeDays('client', at, 'sectigo')).toBe(825)
  })

  test('never grows as time goes on, whoever issues', () => {
    const moment = fc.date({ min: new Date('2018-03-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    const supplier = fc.constantFrom('digicert', 'sectigo', 'globalsign', undefined)
    fc.assert(
      fc.property(fc.constantFrom(...CERTIFICATE_TYPES), moment, moment, supplier, (type, one, other, who) => {
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect(maxLifetimeDays(type, later, who)).toBeLessThanOrEqual(maxLifetimeDays(type, earlier, who))
      }),
    )
  })

  test('is listed oldest first, with its rule and its source', () => {
    for (const table of Object.values(LIFETIMES)) {
      expect(table.map(({ from }) => from)).toEqual(table.map(({ from }) => from).toSorted())
      for (const row of table)
        expect(row).toMatchObject({ rule: expect.stringMatching(/-\d\d$/), source: expect.stringMatching(/./) })
    }
  })
})
