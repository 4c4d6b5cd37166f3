import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOCK, clocked, cronOf, nextDue, wasMissed, type Rhythm } from '#domain/jobs/clock.ts'
import { DAY, HOUR, MINUTE } from '#domain/shared/time.ts'

const at = (text: string) => new Date(`${text}Z`)
const NIGHT: Rhythm = { every: 'day', hour: 2, minute: 41 }
const HOURLY: Rhythm = { every: 'hour', minute: 17 }
const ALWAYS: Rhythm = { every: 'minute' }

test.each([
  [ALWAYS, '* * * * *'],
  [HOURLY, '17 * * * *'],
  [NIGHT, '41 2 * * *'],
])('%o is told to the queue as %s', (rhythm, cron) => {
  expect(cronOf(rhythm)).toBe(cron)
})

test.each([
  [ALWAYS, '2026-11-23T12:00:30', '2026-11-23T12:01:00'],
  [ALWAYS, '2026-11-23T12:00:00', '2026-11-23T12:01:00'],
  [HOURLY, '2026-11-23T12:16:59', '2026-11-23T12:17:00'],
  [HOURLY, '2026-11-23T12:17:00', '2026-11-23T13:17:00'],
  [NIGHT, '2026-11-23T02:40:00', '2026-11-23T02:41:00'],
  [NIGHT, '2026-11-23T02:41:00', '2026-11-24T02:41:00'],
  [NIGHT, '2026-12-31T23:59:59', '2027-01-01T02:41:00'],
])('%o after %s is next due at %s', (rhythm, now, due) => {
  expect(nextDue(rhythm, at(now))).toEqual(at(due))
})

test('what is next due lies ahead, no further than one round, at its minute', () => {
  const rhythms = fc.constantFrom(...Object.values<Rhythm>(CLOCK))
  const moments = fc.date({ min: at('1999-01-01T00:00:00'), max: at('2100-01-01T00:00:00'), noInvalidDate: true })
  fc.assert(
    fc.property(rhythms, moments, (rhythm, now) => {
      const due = nextDue(rhythm, now)
      const wait = due.getTime() - now.getTime()

      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual({ minute: MINUTE, hour: HOUR, day: DAY }[rhythm.every])
      if (rhythm.every !== 'minute') expect(due.getUTCMinutes()).toBe(rhythm.minute)
      if (rhythm.every === 'day') expect(due.getUTCHours()).toBe(rhythm.hour)
    }),
  )
})

describe('a time was missed', () => {
  const since = at('2026-11-20T00:00:00')

  test.each([
    ['a minute after it, when the worker may be busy', '2026-11-23T02:42:00', '2026-11-22T02:41:00', false],
    ['once the patience has run out', '2026-11-23T02:47:00', '2026-11-22T02:41:00', true],
    ['by nobody who began it', '2026-11-23T02:47:00', '2026-11-23T02:41:00', false],
    ['for as long as it is not begun', '2026-11-24T02:30:00', '2026-11-22T02:41:00', true],
  ])('%s: at %s, last begun at %s, %s', (_when, now, lastBegun, missed) => {
    expect(wasMissed(NIGHT, { knownSince: since, lastBegun: at(lastBegun) }, at(now))).toBe(missed)
  })

  test('only since the clock is known', () => {
    const never = (knownSince: string) => ({ knownSince: at(knownSince), lastBegun: null })

    expect(wasMissed(NIGHT, never('2026-11-23T03:00:00'), at('2026-11-23T12:00:00'))).toBe(false)
    expect(wasMissed(NIGHT, never('2026-11-23T02:00:00'), at('2026-11-23T12:00:00'))).toBe(true)
  })
})

test('tasks are joined to their times, and nothing else is', () => {
  expect(clocked({ forget_ended: 'forget', deliver_sandbox_events: 'deliver' })).toEqual([
    { name: 'deliver_sandbox_events', cron: '* * * * *', task: 'deliver' },
    { name: 'forget_ended', cron: '23 3 * * *', task: 'forget' },
  ])
})
