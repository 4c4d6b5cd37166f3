import { describe, expect, test } from 'vitest'
import { RULE_CALENDAR, upcomingChanges } from '#domain/rules/calendar.ts'

const codes = (...given: Parameters<typeof upcomingChanges>) => upcomingChanges(...given).map(({ code }) => code)

describe('the calendar of rules', () => {
  test('announces what concerns a server certificate, soonest first', () => {
    expect(upcomingChanges('server', new Date('2026-11-23T00:00:00Z'), 120)).toEqual([
      { code: 'five_perspectives', on: new Date('2026-12-15T00:00:00Z') },
      { code: 'tls_100_days', on: new Date('2027-03-15T00:00:00Z') },
      { code: 'dcv_reuse_100_days', on: new Date('2027-03-15T00:00:00Z') },
      { code: 'caa_parameters_bind', on: new Date('2027-03-15T00:00:00Z') },
      { code: 'client_authentication_ends', on: new Date('2027-03-15T00:00:00Z') },
    ])
  })

  test('announces to others only what is theirs', () => {
    expect(codes('client', new Date('2026-11-23T00:00:00Z'), 365)).toEqual(['smime_purposes_narrowed'])
    expect(codes('code_signing', new Date('2026-11-23T00:00:00Z'), 3_650)).toEqual([])
  })

  test('looks exactly so many days ahead and stops on the day itself', () => {
    expect(codes('client', new Date('2027-06-01T00:00:00Z'), 30)).toEqual(['smime_purposes_narrowed'])
    expect(codes('client', new Date('2027-05-31T23:59:59Z'), 30)).toEqual([])
    expect(codes('client', new Date('2027-06-30T23:59:59Z'), 30)).toEqual(['smime_purposes_narrowed'])
    expect(codes('client', new Date('2027-07-01T00:00:00Z'), 30)).toEqual([])
  })

  test('names each change once, in order of date', () => {
    const dates = RULE_CALENDAR.map(({ from }) => from)

    expect(dates).toEqual(dates.toSorted())
    expect(new Set(RULE_CALENDAR.map(({ code }) => code)).size).toBe(RULE_CALENDAR.length)
  })
})
