import { Logger, run, runOnce, type TaskList } from 'graphile-worker'
import { calmPool } from '#platform/calm-pool.ts'
import type { Log } from '#platform/log.ts'
import { releaseAbandoned, releaseAtStart } from './release-abandoned.ts'

export interface Worker {
  stop(): Promise<void>
}

/** What is done by the clock, not because somebody asked. */
export type Schedule = readonly { readonly name: string; readonly cron: string; readonly task: () => Promise<void> }[]

const RELEASE_EVERY_MS = 60_000

type AnyTasks = Readonly<Record<string, (payload: never) => Promise<void>>>

/** Takes jobs from the queue until it is stopped. The queue's tables are the owner's, so the pool is the owner's too. */
export async function startWorker(ownerUrl: string, tasks: AnyTasks, schedule: Schedule, log: Log): Promise<Worker> {
  const pool = ownerPool(ownerUrl)
  await releaseAtStart(pool)
  const releasing = setInterval(() => {
    releaseAbandoned(pool).catch((error: unknown) => log.warn({ error }, 'abandoned jobs could not be released'))
  }, RELEASE_EVERY_MS)
  const scheduled = Object.fromEntries(schedule.map(({ name, task }) => [name, task]))
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: workerLogger(log),
    taskList: taskList({ ...tasks, ...scheduled }),
    crontab: schedule.map(({ name, cron }) => `${cron} ${name} ?id=${name}`).join('\n'),
  })
  return {
    stop: async () => {
      clearInterval(releasing)
      await runner.stop()
      await pool.end()
    },
  }
}

export interface JobRunner {
  /** Works off what is due, and what that makes due, then returns. */
  runDue(): Promise<void>
  close(): Promise<void>
}

/** Runs jobs when it is told to: for seeds and tests, where time is told and not waited for. */
export function createJobRunner(ownerUrl: string, tasks: AnyTasks, log: Log): JobRunner {
  const pool = ownerPool(ownerUrl)
  const options = {
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    logger: workerLogger(log),
    taskList: taskList(tasks),
  }
  return { runDue: () => runOnce(options), close: () => pool.end() }
}

function taskList(tasks: AnyTasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as never)]),
  )
}

const ownerPool = (url: string) => calmPool({ connectionString: url, max: 6, application_name: 'chancery worker' })

function workerLogger(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const details = { ...scope, ...meta }
    const grave: string = level
    if (grave === 'error') log.error(details, message)
    else if (grave === 'warning') log.warn(details, message)
    else log.debug(details, message)
  })
}
