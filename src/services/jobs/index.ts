import { countJobsAcrossAccounts, listClockRuns, listJobsAcrossAccounts } from '#queries/jobs.ts'
import { giveUpJob, readJob, retryJob } from './act-on-job.ts'

/** The queue of what the portal does by itself, for those who run the house. */
export const jobServices = {
  list: listJobsAcrossAccounts,
  counts: countJobsAcrossAccounts,
  clock: listClockRuns,
  read: readJob,
  retry: retryJob,
  giveUp: giveUpJob,
}
