import { expect, test } from 'vitest'
import { ASKED_JOBS, isJobKind, JOB_KINDS } from '#domain/jobs/job-kinds.ts'
import { CLOCK_JOBS } from '#domain/jobs/clock.ts'
import { isInTrouble, JOB_STATES, jobVersion, longestWait } from '#domain/jobs/queued-job.ts'

const runAt = new Date('2026-11-23T12:00:00Z')

test('staff take in hand what failed, and nothing else', () => {
  expect(JOB_STATES.filter(isInTrouble)).toEqual(['gave_up', 'failed'])
})

test('another attempt and another time make another version', () => {
  const job = { attempts: 3, run_at: runAt }

  const versions = [job, { ...job, attempts: 4 }, { ...job, run_at: new Date(runAt.getTime() + 1) }].map(jobVersion)

  expect(new Set(versions).size).toBe(3)
  expect(jobVersion({ ...job })).toBe(jobVersion(job))
})

test('the longest wait is the one of whatever has waited longest', () => {
  const count = (late: number | null) => ({ state: 'waiting', jobs: 1, late_seconds: late }) as const

  expect(longestWait([count(3), count(null), count(70)])).toBe(70_000)
  expect(longestWait([count(null)])).toBeNull()
  expect(longestWait([])).toBeNull()
})

test('a kind is asked for or done by the clock, never both', () => {
  expect(new Set(JOB_KINDS).size).toBe(ASKED_JOBS.length + CLOCK_JOBS.length)
  expect(isJobKind('deliver_mail')).toBe(true)
  expect(isJobKind('toString')).toBe(false)
})
