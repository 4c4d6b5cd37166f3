import type { TestPortal } from './portal.ts'

interface PlantedJob {
  readonly attempts?: number
  readonly error?: string | null
  /** Seconds from now. */
  readonly due?: number
  readonly held?: boolean
}

/** Puts a job into the queue as far as it has come; one that gave up where nothing else is said. Returns its number. */
export async function plantJob(
  { admin }: Pick<TestPortal, 'admin'>,
  kind: string,
  payload: object,
  { attempts = 25, error = 'connect ECONNREFUSED 192.0.2.1:25', due = 60, held = false }: PlantedJob = {},
): Promise<string> {
  const { rows } = await admin.raw<{ rows: { id: string }[] }>(
    `select id::text from graphile_worker.add_job(?, ?::json, run_at => now() + make_interval(secs => ?))`,
    [kind, JSON.stringify(payload), due],
  )
  const { id } = rows[0]!
  await admin('graphile_worker._private_jobs')
    .where({ id })
    .update({
      attempts,
      last_error: error,
      ...(held && { locked_at: admin.fn.now(), locked_by: 'a worker' }),
    })
  return id
}

/** Has a worker made known what it does by the clock. */
export async function plantClock({ admin, clock }: Pick<TestPortal, 'admin' | 'clock'>, name: string): Promise<void> {
  const now = clock.now()
  await admin('graphile_worker._private_known_crontabs').insert({
    identifier: name,
    known_since: now,
    last_execution: now,
  })
}
