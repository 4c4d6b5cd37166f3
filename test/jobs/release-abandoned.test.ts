import { afterEach, describe, expect, test } from 'vitest'
import { releaseAbandoned, releaseAtStart } from '#jobs/release-abandoned.ts'
import { createJobRunner, startWorker, type JobRunner } from '#jobs/worker.ts'
import { calmPool } from '#platform/calm-pool.ts'
import { createLog } from '#platform/log.ts'
import { testDatabase } from '../support/database.ts'

const { url, admin } = await testDatabase()
const log = createLog({ level: 'silent' })
const closing: (() => Promise<void>)[] = []

/** The next test begins without jobs, and without a worker that the server still counts. */
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await admin.raw('delete from graphile_worker._private_jobs')
  const workers = () =>
    admin('pg_stat_activity').where('application_name', 'chancery worker').whereRaw('datname = current_database()')
  await expect.poll(workers).toEqual([])
})

/** A job that a worker took so long ago and has not given back. */
async function heldJob(name: string, worker: string, since: string): Promise<void> {
  await admin.raw(`select graphile_worker.add_job('note', json_build_object('name', ?::text))`, [name])
  await admin.raw(
    `update graphile_worker._private_jobs set locked_by = ?, locked_at = now() - ?::interval, attempts = 1
     where payload ->> 'name' = ?`,
    [worker, since, name],
  )
}

function aRunner(): { readonly runner: JobRunner; readonly done: readonly string[] } {
  const done: string[] = []
  const note = ({ name }: { readonly name: string }) => Promise.resolve(void done.push(name))
  const runner = createJobRunner(url, { note }, log)
  closing.push(() => runner.close())
  return { runner, done }
}

/** The connections of a worker that starts. */
function aPool() {
  const pool = calmPool({ connectionString: url, max: 1, application_name: 'chancery worker' })
  closing.push(() => pool.end())
  return pool
}

/** What a worker finds to do now. */
async function workedOff(): Promise<readonly string[]> {
  const { runner, done } = aRunner()
  await runner.runDue()
  return done.toSorted()
}

describe('jobs that a dead worker holds', () => {
  test('are done by nobody until they are released', async () => {
    await heldJob('just taken', 'dead', '1 second')

    expect(await workedOff()).toEqual([])
  })

  test('are released after five minutes, while younger ones stay with who holds them', async () => {
    await heldJob('long dead', 'dead', '6 minutes')
    await heldJob('at work', 'living', '4 minutes')

    await releaseAbandoned(aPool())

    expect(await workedOff()).toEqual(['long dead'])
  })

  test('are released all together', async () => {
    await heldJob('old', 'dead', '6 minutes')
    await heldJob('young', 'dead', '1 minute')

    await releaseAbandoned(aPool())

    expect(await workedOff()).toEqual(['old', 'young'])
  })

  test('are done by the worker that starts after it', async () => {
    await heldJob('just taken', 'dead', '1 second')

    const done = await new Promise<string>((resolve, reject) => {
      const note = ({ name }: { readonly name: string }) => {
        resolve(name)
        return Promise.resolve()
      }
      startWorker(url, { note }, [], log).then((worker) => closing.push(worker.stop), reject)
    })

    expect(done).toBe('just taken')
  })
})

describe('as a worker starts', () => {
  test('alone, everything that is held is free again', async () => {
    await heldJob('just taken', 'dead', '1 second')

    await releaseAtStart(aPool())

    expect(await workedOff()).toEqual(['just taken'])
  })

  test('beside a living one, what that one has just taken stays with it', async () => {
    await aRunner().runner.runDue()
    await heldJob('just taken', 'living', '1 second')
    await heldJob('long dead', 'dead', '6 minutes')

    await releaseAtStart(aPool())

    expect(await workedOff()).toEqual(['long dead'])
  })

  test('where nothing is held, nothing happens', async () => {
    await releaseAtStart(aPool())
    await releaseAbandoned(aPool())

    expect(await workedOff()).toEqual([])
  })
})
