import { isInTrouble, jobVersion, type QueuedJob } from '#domain/jobs/queued-job.ts'
import type { StaffLogAction } from '#domain/logs/staff-log-actions.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { findJobAcrossAccounts } from '#queries/jobs.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'
import { dropQueuedJob, lockQueuedJob, retryQueuedJob } from '#stores/job-store.ts'

/** A job that is still to be done. */
export async function readJob(operator: OperatorScope, id: string): Promise<QueuedJob> {
  const job = await findJobAcrossAccounts(operator, id)
  if (!job) throw new Refusal('not_found', 'job_gone')
  return job
}

/** Has a job that failed tried now, with all of its attempts before it. Jobs may run twice: it needs no reason. */
export function retryJob(operator: OperatorScope, id: string, version: string): Promise<void> {
  return takeInHand(operator, id, version, async (tx, job) => {
    await retryQueuedJob(tx, id)
    await record(tx, 'job.tried_again', job)
  })
}

/** Takes a job that failed out of the queue: what it was to do is not done. */
export function giveUpJob(operator: OperatorScope, id: string, version: string, reason: string): Promise<void> {
  return takeInHand(operator, id, version, async (tx, job) => {
    await dropQueuedJob(tx, id)
    await record(tx, 'job.given_up', job, reason)
  })
}

/** `version` is the job as its page showed it: of two people, or of somebody and the queue, the second is told. */
async function takeInHand(
  operator: OperatorScope,
  id: string,
  version: string,
  work: (tx: OperatorTx, job: QueuedJob) => Promise<void>,
): Promise<void> {
  const job = await readJob(operator, id)
  await inOperatorTransaction(operator, async (tx) => {
    const progress = await lockQueuedJob(tx, id)
    if (!progress) throw new Refusal('not_found', 'job_gone')
    if (progress.state === 'running') throw new Refusal('conflict', 'job_running')
    if (jobVersion(progress) !== version || !isInTrouble(progress.state)) throw new Refusal('conflict', 'job_moved')
    await work(tx, job)
  })
}

function record(tx: OperatorTx, action: StaffLogAction, job: QueuedJob, reason?: string): Promise<void> {
  const { id, kind, attempts, error, order, mail, account } = job
  const subject = order ?? mail?.subject ?? account?.name ?? kind
  return recordStaffLog(tx, { action, subject, details: { job: id, kind, attempts, error, ...(reason && { reason }) } })
}
