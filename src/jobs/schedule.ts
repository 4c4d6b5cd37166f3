import { CLOCK, cronOf, type ClockJob } from '#domain/jobs/clock.ts'
import type { Schedule } from './worker.ts'

/** Joins what is done by the clock to its times. */
export function scheduleOf(tasks: Readonly<Partial<Record<ClockJob, () => Promise<void>>>>): Schedule {
  return Object.entries(tasks).map(([name, task]) => ({ name, cron: cronOf(CLOCK[name as ClockJob]), task }))
}
