import { MINUTE } from '../shared/time.ts'

/** How a job of the queue stands, what wants a person first; `job_state` in the database says which. */
export const JOB_STATES = ['gave_up', 'failed', 'running', 'waiting', 'planned'] as const
export type JobState = (typeof JOB_STATES)[number]

/** How far a job has come. */
export interface JobProgress {
  /** The queue's own number. */
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly attempts: number
  readonly max_attempts: number
  /** The next try; of a job that gave up the one that will not come. */
  readonly run_at: Date
}

/** A job with what it is about. What it was given stays in the queue. */
export interface QueuedJob extends JobProgress {
  readonly created_at: Date
  /** While somebody works on it. */
  readonly locked_at: Date | null
  /** In a form fit for staff; null where there is none, or nothing fit. */
  readonly error: string | null
  readonly account: { readonly slug: string; readonly name: string } | null
  readonly order: string | null
  readonly mail: { readonly id: string; readonly subject: string } | null
}

export interface JobFilter {
  readonly state: JobState | null
  readonly kind: string | null
}

/** How many jobs stand so, and for how long the first of them that could be done now has waited. */
export interface JobCount {
  readonly state: JobState
  readonly jobs: number
  readonly late_seconds: number | null
}

/** Staff may take in hand what has failed. The rest goes by itself, and what is worked on is the worker's. */
export const isInTrouble = (state: JobState): boolean => state === 'failed' || state === 'gave_up'

/** Tells whether anything has happened to a job since its page was opened. */
export const jobVersion = ({ attempts, run_at: runAt }: Pick<JobProgress, 'attempts' | 'run_at'>): string =>
  `${attempts} ${runAt.toISOString()}`

/** The longest wait, in milliseconds; null where nothing is due. */
export function longestWait(counts: readonly JobCount[]): number | null {
  const waits = counts.flatMap(({ late_seconds: late }) => (late === null ? [] : [late * 1000]))
  return waits.length > 0 ? Math.max(...waits) : null
}

/** A worker takes what is due within a second. What waits this long waits for a worker. */
export const STALLED_AFTER = 5 * MINUTE
