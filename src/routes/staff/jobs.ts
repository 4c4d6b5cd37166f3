import { z } from 'zod'
import { staffMay } from '#domain/access/staff-roles.ts'
import { JOB_KINDS } from '#domain/jobs/job-kinds.ts'
import { JOB_STATES } from '#domain/jobs/queued-job.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import type { FieldErrors } from '#http/form.ts'
import type { StaffRoute } from '#http/section.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { giveUpPage, jobPage } from '#presenters/staff/job-page.ts'
import { jobsPage } from '#presenters/staff/jobs-page.ts'
import type { Services } from '#services/index.ts'
import { Confirmation, confirmed, draftOf } from './confirmed.ts'

const MOST = 100
const LIST = '/staff/jobs'
/** What the address may hold. Anything else in it is as if it were not there. */
const Filter = z.object({
  state: z.enum(JOB_STATES).nullable().catch(null).default(null),
  kind: z.enum(JOB_KINDS).nullable().catch(null).default(null),
})
const Seen = { version: z.string().max(60).catch('') }
const GivingUp = Confirmation.extend(Seen)

/** The queue of what the portal does by itself, and the jobs of it that want a person. */
export function jobRoutes(services: Pick<Services, 'jobs' | 'secondFactor'>): readonly StaffRoute[] {
  const { jobs, secondFactor } = services

  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const filter = Filter.parse(req.query)
    const [counts, found, clock] = await Promise.all([
      jobs.counts(operator),
      jobs.list(operator, filter, MOST + 1),
      jobs.clock(operator),
    ])
    const facts = { address: req.originalUrl, filter, counts, jobs: found, most: MOST, clock, now: operator.now() }
    showView(res, 'staff/jobs', jobsPage({ ...facts, language, t }))
  }

  const show = async (visit: StaffVisit): Promise<void> => {
    const { res, operator, staff, language, t } = visit
    const job = await jobs.read(operator, numberOf(visit))
    showView(res, 'staff/job', jobPage({ job, mayAct: staffMay(staff.role, 'jobs:retry'), language, t }))
  }

  const retry = async (visit: StaffVisit): Promise<void> => {
    const { version } = z.object(Seen).parse(visit.req.body ?? {})
    await jobs.retry(visit.operator, numberOf(visit), version)
    done(visit.res, LIST, 'done.jobs.tried_again')
  }

  const ask = async (visit: StaffVisit, errors: FieldErrors): Promise<void> => {
    const { res, operator, t } = visit
    const job = await jobs.read(operator, numberOf(visit))
    const confirmBy = await secondFactor.asksAgain(operator)
    showView(res, 'staff/act', giveUpPage({ job, draft: draftOf(visit, errors), confirmBy, t }))
  }

  const giveUp = (visit: StaffVisit): Promise<void> =>
    confirmed(services, visit, GivingUp, {
      again: (errors) => ask(visit, errors),
      work: async ({ version, reason }) => {
        await jobs.giveUp(visit.operator, numberOf(visit), version, reason)
        done(visit.res, LIST, 'done.jobs.given_up')
      },
    })

  const one = '/jobs/:job'
  return [
    { method: 'get', path: '/jobs', permission: 'jobs:read', handler: list },
    { method: 'get', path: one, permission: 'jobs:read', handler: show },
    { method: 'post', path: `${one}/retries`, permission: 'jobs:retry', handler: retry },
    { method: 'get', path: `${one}/removal`, permission: 'jobs:retry', handler: (visit) => ask(visit, {}) },
    { method: 'post', path: `${one}/removal`, permission: 'jobs:retry', handler: giveUp },
  ]
}

/** The queue counts its jobs; what is no number of one is no page. */
function numberOf({ req }: StaffVisit): string {
  const text = String(req.params['job'])
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new Refusal('not_found', 'page_not_found')
  return text
}
