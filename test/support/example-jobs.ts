import type { Example } from './examples.ts'
import { plantClock, plantJob } from './jobs.ts'
import type { TestPortal } from './portal.ts'

/** Jobs of the queue in the states whose pages differ: one that gave up, one at work, one that waits. */
export async function plantJobs(portal: TestPortal, owner: string): Promise<readonly Example[]> {
  const { accountId } = portal.scopeOf(owner)
  const mail = await portal.admin('mails').where('account_id', accountId).whereNotNull('order_id').first('id')
  const job = { accountId, mailId: mail.id }
  await plantClock(portal, 'deliver_sandbox_events')
  const aJob = (name: string, id: string): Example => ({ name, owner, values: { job: id }, under: '/staff/jobs' })
  return [
    aJob('a job that gave up', await plantJob(portal, 'deliver_mail', job)),
    aJob('a job at work', await plantJob(portal, 'deliver_mail', job, { attempts: 1, error: null, held: true })),
    aJob('a job of the clock', await plantJob(portal, 'forget_ended', {}, { attempts: 0, error: null })),
  ]
}
