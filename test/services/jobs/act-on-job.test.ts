import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { jobVersion } from '#domain/jobs/queued-job.ts'
import { createJobRunner } from '#jobs/worker.ts'
import { createLog } from '#platform/log.ts'
import { inOperatorTransaction } from '#platform/scope.ts'
import { lockQueuedJob } from '#stores/job-store.ts'
import { asRole } from '../../guarantees/tables.ts'
import { plantJob } from '../../support/jobs.ts'
import { startPortal } from '../../support/portal.ts'

const started = await startPortal()
const { admin, ownerUrl } = started
const { services, system } = started.portal
const { jobs } = services
const queue = () => admin('graphile_worker._private_jobs')
const versionOf = async (id: string) => jobVersion(await jobs.read(system, id))

/** A worker of one task, which does what it is told. */
let told = () => Promise.resolve()
const runner = createJobRunner(ownerUrl, { forget_ended: () => told() }, createLog({ level: 'silent' }))

async function workOff(task: () => Promise<void>): Promise<void> {
  told = task
  await runner.runDue()
}

beforeEach(() => queue().delete())
afterAll(() => runner.close())

describe('a job that really fails', () => {
  test('is tried again at once, and is gone when it succeeds', async () => {
    const id = await plantJob(started, 'forget_ended', {}, { attempts: 0, error: null, due: -1 })
    await workOff(() => Promise.reject(new Error('the disk is full\nat /somewhere')))
    const failed = await jobs.read(system, id)
    const done: string[] = []
    const task = () => Promise.resolve(void done.push('forgotten'))

    await workOff(task)
    const before = [...done]
    await jobs.retry(system, id, jobVersion(failed))
    await workOff(task)

    expect(failed).toMatchObject({ state: 'failed', attempts: 1, error: 'the disk is full' })
    expect([before, done]).toEqual([[], ['forgotten']])
    await expect(jobs.read(system, id)).rejects.toMatchObject({ code: 'job_gone' })
  })

  test('counts by how it stands', async () => {
    for (const attempts of [25, 25, 3]) await plantJob(started, 'check_caa', {}, { attempts })
    await plantJob(started, 'check_caa', {}, { attempts: 0, error: null, due: -90 })

    const counts = await jobs.counts(system)
    const { jobs: gaveUp } = await services.staff.countWork(system)

    expect(Object.fromEntries(counts.map(({ state, jobs: count }) => [state, count]))).toEqual({
      gave_up: 2,
      failed: 1,
      waiting: 1,
    })
    expect(counts.find(({ state }) => state === 'waiting')?.late_seconds).toBeGreaterThanOrEqual(90)
    expect(gaveUp).toBe(2)
  })
})

describe('a job and a worker', () => {
  test('that has held it for hours: it is the worker’s all the same', async () => {
    const id = await plantJob(started, 'forget_ended', {}, { attempts: 1, held: true })
    await queue()
      .where({ id })
      .update({ locked_at: admin.raw(`now() - interval '5 hours'`) })

    for (const act of [jobs.retry(system, id, await versionOf(id)), jobs.giveUp(system, id, '', 'Enough')]) {
      await expect(act).rejects.toMatchObject({ kind: 'conflict', code: 'job_running' })
    }
  })

  test('that took and failed it meanwhile: whoever saw it before is told', async () => {
    const id = await plantJob(started, 'forget_ended', {}, { attempts: 3, due: -1 })
    const version = await versionOf(id)
    await workOff(() => Promise.reject(new Error('again')))

    await expect(jobs.retry(system, id, version)).rejects.toMatchObject({ kind: 'conflict', code: 'job_moved' })
    expect(await queue().where({ id }).first('attempts')).toEqual({ attempts: 4 })
  })

  test('that comes while somebody decides: it passes the job over', async () => {
    const id = await plantJob(started, 'forget_ended', {}, { attempts: 3, due: -1 })
    const done: string[] = []

    await inOperatorTransaction(system, async (tx) => {
      await lockQueuedJob(tx, id)
      await workOff(() => Promise.resolve(void done.push('forgotten')))
    })

    expect(done).toEqual([])
    expect(await queue().where({ id })).toHaveLength(1)
  })
})

describe('the queue', () => {
  test.each(['job_list(null, null, null, 1)', 'job_counts()', 'job_clock()', 'retry_job(1)', 'drop_job(1)'])(
    'opens %s to the operator’s role, and not to the portal’s',
    async (call) => {
      await expect(asRole(admin, 'chancery_portal', null, `select * from ${call}`)).rejects.toThrow(/permission denied/)
      await expect(asRole(admin, 'chancery_operator', null, `select * from ${call}`)).resolves.toBeDefined()
    },
  )

  test('keeps its tables to itself', async () => {
    const read = asRole(admin, 'chancery_operator', null, 'select payload from graphile_worker._private_jobs')

    await expect(read).rejects.toThrow(/permission denied/)
  })

  test('may hold what no job of ours was ever given', async () => {
    for (const payload of [[], 'text', 7, { accountId: 'x', orderId: 7, users: {}, links: [[]] }, [{ accountId: 1 }]]) {
      await plantJob(started, 'of_tomorrow', payload as object)
    }

    const found = await jobs.list(system, { state: 'gave_up', kind: null }, 10)

    expect(found.map(({ kind, account, order, mail }) => [kind, account, order, mail])).toEqual(
      Array.from({ length: 5 }, () => ['of_tomorrow', null, null, null]),
    )
  })
})
