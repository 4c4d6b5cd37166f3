import { CLOCK, nextDue, wasMissed, type ClockRun } from '#domain/jobs/clock.ts'
import { isJobKind, JOB_KINDS } from '#domain/jobs/job-kinds.ts'
import {
  JOB_STATES,
  longestWait,
  STALLED_AFTER,
  type JobCount,
  type JobFilter,
  type JobState,
  type QueuedJob,
} from '#domain/jobs/queued-job.ts'
import type { Language } from '#domain/shared/language.ts'
import { DAY, HOUR, MINUTE } from '#domain/shared/time.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { field, option } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import type { Link } from '../components/link.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, type Pill } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'
import type { Tone } from '../components/tone.ts'

export interface JobsFacts {
  readonly address: string
  readonly filter: JobFilter
  readonly counts: readonly JobCount[]
  /** One more than shown where the list ends before the queue does. */
  readonly jobs: readonly QueuedJob[]
  readonly most: number
  readonly clock: readonly ClockRun[]
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

const LIST = '/staff/jobs'
const COLUMNS = ['job', 'about', 'state', 'attempts', 'next'] as const
const CLOCK_COLUMNS = ['name', 'rhythm', 'last', 'next'] as const
const TONE_OF_JOB: Readonly<Record<JobState, Tone>> = {
  gave_up: 'stop',
  failed: 'act',
  running: 'work',
  waiting: 'work',
  planned: 'quiet',
}

/** What views/staff/jobs.ejs is given: how the queue stands, its jobs, and what is done by the clock. */
export function jobsPage(facts: JobsFacts) {
  const { t } = facts
  return {
    title: t('jobs.title'),
    head: pageHead({ lead: t('jobs.lead') }),
    ...queueStanding(facts),
    list: jobList(facts),
    clock: clockTable(facts),
  }
}

/** The job in words; one that this version does not know by its own name. */
export const jobName = (kind: string, t: Translate): string => (isJobKind(kind) ? t(`jobs.kinds.${kind}`) : kind)

export const jobPill = (state: JobState, t: Translate): Pill => pill(TONE_OF_JOB[state], t(`jobs.states.${state}`))

/** What a job is about, each with the page where it can be looked at. */
export function jobLinks({ account, order, mail }: QueuedJob): readonly Link[] {
  return [
    ...(order ? [{ label: order, href: `/staff/cases/${order}` }] : []),
    ...(mail ? [{ label: mail.subject, href: `/staff/mailbox/${mail.id}` }] : []),
    ...(account ? [{ label: account.name, href: `/staff/accounts/${account.slug}` }] : []),
  ]
}

function queueStanding({ counts, language, t }: JobsFacts) {
  const { number } = formatsFor(language)
  const wait = longestWait(counts)
  const duration = wait === null ? null : durationText(wait, t)
  const isStalled = wait !== null && wait >= STALLED_AFTER
  return {
    stalled: isStalled ? alert('stop', t('jobs.stalled', { duration: duration ?? '' }), { urgent: false }) : null,
    oldest: duration === null ? t('jobs.nothing_due') : t('jobs.oldest', { duration }),
    figures: JOB_STATES.map((state) => {
      const count = counts.find((one) => one.state === state)?.jobs ?? 0
      return {
        href: `${LIST}?state=${state}`,
        icon: state === 'gave_up' ? 'warn' : state === 'failed' ? 'renew' : 'clock',
        tone: count > 0 && (state === 'gave_up' || state === 'failed') ? 'act' : 'quiet',
        label: t(`jobs.figures.${state}`, { count, number: number(count) }),
      }
    }),
  }
}

/** The largest whole unit: nobody needs the seconds of a day. */
function durationText(milliseconds: number, t: Translate): string {
  const in_ = (unit: number) => ({ count: Math.floor(milliseconds / unit) })
  if (milliseconds >= DAY) return t('jobs.duration.days', in_(DAY))
  if (milliseconds >= HOUR) return t('jobs.duration.hours', in_(HOUR))
  if (milliseconds >= MINUTE) return t('jobs.duration.minutes', in_(MINUTE))
  return t('jobs.duration.moment')
}

function jobList(facts: JobsFacts) {
  const { address, filter, jobs, most, t } = facts
  const labels = Object.fromEntries(COLUMNS.map((column) => [column, t(`jobs.columns.${column}`)])) as Record<
    (typeof COLUMNS)[number],
    string
  >
  const filters = filterBar(address, filterFields(filter, t))
  const isFiltered = filters.active.length > 0
  return {
    title: t('jobs.list'),
    filters,
    labels,
    table: table({
      caption: t('jobs.list'),
      columns: COLUMNS.map((column) => plainColumn(labels[column])),
      count: t(jobs.length > most ? 'jobs.capped' : 'jobs.count', { count: Math.min(jobs.length, most) }),
    }),
    empty:
      jobs.length > 0
        ? null
        : {
            title: t(isFiltered ? 'jobs.none_title' : 'jobs.empty_title'),
            text: t(isFiltered ? 'jobs.none_text' : 'jobs.empty_text'),
            action: null,
          },
    rows: jobs.slice(0, most).map((job) => ({
      href: `${LIST}/${job.id}`,
      name: jobName(job.kind, t),
      error: job.error,
      // The order says what a mail is about; its own page leads to the mail.
      about: jobLinks(job.order ? { ...job, mail: null } : job),
      pill: jobPill(job.state, t),
      attempts: attemptsText(job, t),
      next: nextTry(job, facts),
    })),
  }
}

export const attemptsText = ({ attempts, max_attempts: most }: QueuedJob, t: Translate): string =>
  t('jobs.attempts', { attempts, most })

/** When it is tried next, or since when somebody is at it; null where it is not tried any more. */
export function nextTry(job: QueuedJob, { language, t }: Pick<JobsFacts, 'language' | 't'>): string | null {
  const { dateTime } = formatsFor(language)
  if (job.state === 'gave_up') return null
  if (job.locked_at) return t('jobs.at_it', { moment: dateTime(job.locked_at).text })
  return dateTime(job.run_at).text
}

function filterFields({ state, kind }: JobFilter, t: Translate) {
  const kinds = JOB_KINDS.map((one) => option(one, t(`jobs.kinds.${one}`)))
  return [
    field({
      kind: 'select',
      name: 'state',
      label: t('jobs.filters.state'),
      value: state ?? '',
      options: [
        option('', t('jobs.filters.every_state')),
        ...JOB_STATES.map((one) => option(one, t(`jobs.states.${one}`))),
      ],
    }),
    field({
      kind: 'select',
      name: 'kind',
      label: t('jobs.filters.kind'),
      value: kind ?? '',
      options: [option('', t('jobs.filters.every_kind')), ...kinds.toSorted((a, b) => a.label.localeCompare(b.label))],
    }),
  ]
}

/** Only what a worker has made known: one that never started does nothing by the clock. */
function clockTable({ clock, now, language, t }: JobsFacts) {
  const { dateTime } = formatsFor(language)
  const labels = Object.fromEntries(
    CLOCK_COLUMNS.map((column) => [column, t(`jobs.clock.columns.${column}`)]),
  ) as Record<(typeof CLOCK_COLUMNS)[number], string>
  const rows = Object.entries(CLOCK).flatMap(([name, rhythm]) => {
    const run = clock.find((one) => one.name === name)
    if (!run) return []
    return {
      name: jobName(name, t),
      rhythm: t(`jobs.clock.every.${rhythm.every}`),
      last: run.lastBegun && dateTime(run.lastBegun),
      missed: wasMissed(rhythm, run, now),
      next: dateTime(nextDue(rhythm, now)),
    }
  })
  return {
    title: t('jobs.clock.title'),
    labels,
    table: table({
      caption: t('jobs.clock.title'),
      columns: CLOCK_COLUMNS.map((column) => plainColumn(labels[column])),
    }),
    empty:
      rows.length > 0 ? null : { title: t('jobs.clock.empty_title'), text: t('jobs.clock.empty_text'), action: null },
    rows,
  }
}
