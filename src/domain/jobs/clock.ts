import { DAY, HOUR, MINUTE } from '../shared/time.ts'

/** When something is done by the clock, in UTC. */
export type Rhythm =
  | { readonly every: 'minute' }
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly hour: number; readonly minute: number }

/** What is done by the clock, not because somebody asked. */
export const CLOCK = {
  refresh_crls: { every: 'hour', minute: 17 },
  deliver_sandbox_events: { every: 'minute' },
  announce_contract_ends: { every: 'hour', minute: 11 },
  reset_demonstrations: { every: 'day', hour: 2, minute: 41 },
  announce_certificate_ends: { every: 'day', hour: 6, minute: 41 },
  forget_ended: { every: 'day', hour: 3, minute: 23 },
  /** Of the demo alone. */
  go_on_with_demonstration: { every: 'day', hour: 2, minute: 47 },
} as const satisfies Readonly<Record<string, Rhythm>>
export type ClockJob = keyof typeof CLOCK
export const CLOCK_JOBS = Object.keys(CLOCK) as ClockJob[]

/** What the queue knows of one of them. */
export interface ClockRun {
  readonly name: string
  readonly knownSince: Date
  /** Null where its first time is still to come. */
  readonly lastBegun: Date | null
}

/** The rhythm as the queue is told it. */
export function cronOf(rhythm: Rhythm): string {
  if (rhythm.every === 'minute') return '* * * * *'
  return `${rhythm.minute} ${rhythm.every === 'day' ? rhythm.hour : '*'} * * *`
}

/** Joins what is done by the clock to its times, as the queue takes them. */
export function clocked<Task>(tasks: Readonly<Partial<Record<ClockJob, Task>>>) {
  return CLOCK_JOBS.flatMap((name) => {
    const task = tasks[name]
    return task === undefined ? [] : [{ name, cron: cronOf(CLOCK[name]), task }]
  })
}

/** The first moment after this one when it is due. */
export function nextDue(rhythm: Rhythm, after: Date): Date {
  return new Date(lastDue(rhythm, after).getTime() + lengthOf(rhythm))
}

/** A worker that begins late by less than this is merely busy. */
const PATIENCE = 5 * MINUTE

/** Whether a time has passed at which nobody began it. */
export function wasMissed(rhythm: Rhythm, { knownSince, lastBegun }: Omit<ClockRun, 'name'>, now: Date): boolean {
  const due = lastDue(rhythm, new Date(now.getTime() - PATIENCE))
  return due > (lastBegun ?? knownSince)
}

/** The last moment up to this one when it was due. */
function lastDue(rhythm: Rhythm, until: Date): Date {
  const length = lengthOf(rhythm)
  const offset = offsetOf(rhythm)
  return new Date(Math.floor((until.getTime() - offset) / length) * length + offset)
}

function lengthOf({ every }: Rhythm): number {
  return { minute: MINUTE, hour: HOUR, day: DAY }[every]
}

function offsetOf(rhythm: Rhythm): number {
  if (rhythm.every === 'minute') return 0
  return rhythm.minute * MINUTE + (rhythm.every === 'day' ? rhythm.hour * HOUR : 0)
}
