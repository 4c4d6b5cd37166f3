import type { ClockRun } from '#domain/jobs/clock.ts'
import { errorLine } from '#domain/jobs/error-line.ts'
import type { JobCount, JobFilter, JobProgress, QueuedJob } from '#domain/jobs/queued-job.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { withoutSecrets } from '#platform/without-secrets.ts'

interface Row extends JobProgress {
  readonly created_at: Date
  readonly locked_at: Date | null
  readonly last_error: string | null
  readonly slug: string | null
  readonly account_name: string | null
  readonly reference: string | null
  readonly mail_id: string | null
  readonly subject: string | null
}

/** Jobs with what they are about, by the numbers in what they were given. */
const JOBS = `
  select j.id::text, j.kind, j.state, j.attempts, j.max_attempts, j.run_at, j.created_at, j.locked_at, j.last_error,
    a.slug, a.name as account_name, o.reference,
    coalesce(m.id, s.id) as mail_id, coalesce(m.subject, s.subject) as subject
  from job_list($1, $2, $3, $4) with ordinality j
  left join accounts a on a.id = j.account_id
  left join mails m on m.account_id = j.account_id and m.id = j.mail_id
  left join operator_mails s on j.account_id is null and s.id = j.mail_id
  left join certificates c on c.account_id = j.account_id and c.id = j.certificate_id
  left join domain_validations v on v.account_id = j.account_id and v.id = j.validation_id
  left join orders o on o.account_id = j.account_id
    and o.id = coalesce(j.order_id, m.order_id, c.order_id, v.order_id)
  order by j.ordinality`

/** What wants a person stands first, then what is due first. */
export async function listJobsAcrossAccounts(
  scope: OperatorScope,
  { state, kind }: JobFilter,
  most: number,
): Promise<QueuedJob[]> {
  const rows = await askOperator<Row>(scope, { name: 'jobs', text: JOBS, values: [null, state, kind, most] })
  return rows.map(jobOf)
}

export async function findJobAcrossAccounts(scope: OperatorScope, id: string): Promise<QueuedJob | null> {
  const [row] = await askOperator<Row>(scope, { name: 'jobs', text: JOBS, values: [id, null, null, 1] })
  return row ? jobOf(row) : null
}

export async function countJobsAcrossAccounts(scope: OperatorScope): Promise<JobCount[]> {
  return askOperator<JobCount>(scope, { name: 'job-counts', text: 'select * from job_counts()', values: [] })
}

/** What the worker does by the clock, since one has started. */
export async function listClockRuns(scope: OperatorScope): Promise<ClockRun[]> {
  return askOperator<ClockRun>(scope, {
    name: 'job-clock',
    text: 'select name, known_since as "knownSince", last_begun as "lastBegun" from job_clock()',
    values: [],
  })
}

function jobOf({ last_error: error, slug, account_name: name, reference, mail_id: mailId, subject, ...job }: Row) {
  return {
    ...job,
    error: error === null ? null : errorLine(String(withoutSecrets(error))),
    account: slug !== null && name !== null ? { slug, name } : null,
    order: reference,
    mail: mailId !== null && subject !== null ? { id: mailId, subject } : null,
  } satisfies QueuedJob
}
