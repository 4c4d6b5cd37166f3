import type { JobProgress } from '#domain/jobs/queued-job.ts'
import { queueOf } from '#domain/jobs/queues.ts'
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
  await trx.raw('select enqueue_job(?, ?::json, ?, ?, ?, ?)', [
    name,
    JSON.stringify(payload),
    key ?? null,
    at ?? null,
    tries,
    'accountId' in payload && payload.accountId !== null ? queueOf(name, payload.accountId) : null,
  ])
}

/** How far a job has come, locked until the end of the transaction: no worker takes it meanwhile. */
export async function lockQueuedJob({ trx }: OperatorTx, id: string): Promise<JobProgress | null> {
  await trx.raw('select lock_job(?)', [id])
  const { rows } = await trx.raw<{ rows: JobProgress[] }>(
    'select id::text, kind, state, attempts, max_attempts, run_at from job_list(?, null, null, 1)',
    [id],
  )
  return rows[0] ?? null
}

export async function retryQueuedJob({ trx }: OperatorTx, id: string): Promise<void> {
  await trx.raw('select retry_job(?)', [id])
}

export async function dropQueuedJob({ trx }: OperatorTx, id: string): Promise<void> {
  await trx.raw('select drop_job(?)', [id])
}
