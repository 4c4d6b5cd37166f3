import type { JobName, JobPayloads } from '#platform/jobs.ts'
import type { AccountTx, OperatorTx } from '#platform/scope.ts'

export interface JobTiming {
  /** Jobs with one key are one job: a later one replaces what still waits. */
  readonly key?: string
  readonly at?: Date
  readonly tries?: number
}

/** Enqueues on the caller's transaction: no job without its change, no change without its job (ADR 0009). */
export async function enqueue<Name extends JobName>(
  { trx }: AccountTx | OperatorTx,
  name: Name,
  payload: JobPayloads[Name],
  { key, at, tries = 25 }: JobTiming = {},
): Promise<void> {
  await trx.raw('select enqueue_job(?, ?::json, ?, ?, ?)', [
    name,
    JSON.stringify(payload),
    key ?? null,
    at ?? null,
    tries,
  ])
}
