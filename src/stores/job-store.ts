import type { AccountTx, OperatorTx } from '#platform/scope.ts'

/** Every job and what it is given. A job names its account, because it makes its own scope. */
export interface JobPayloads {
  deliver_mail: { readonly accountId: string; readonly mailId: string }
  check_caa: { readonly accountId: string; readonly orderId: string }
  check_domain: { readonly accountId: string; readonly validationId: string }
  advance_order: { readonly accountId: string; readonly orderId: string }
  submit_certificate: { readonly accountId: string; readonly certificateId: string }
  collect_certificate: { readonly accountId: string; readonly certificateId: string }
}
export type JobName = keyof JobPayloads

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
