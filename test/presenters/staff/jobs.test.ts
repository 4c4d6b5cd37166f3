import { describe, expect, test } from 'vitest'
import { JOB_STATES, type QueuedJob } from '#domain/jobs/queued-job.ts'
import { addDays, HOUR, MINUTE } from '#domain/shared/time.ts'
import { translator } from '#platform/i18n.ts'
import { giveUpPage, jobPage } from '#presenters/staff/job-page.ts'
import { jobsPage, type JobsFacts } from '#presenters/staff/jobs-page.ts'
import { NOW } from '../orders/sample-file.ts'

const t = translator('en')
const JOB: QueuedJob = {
  id: '42',
  kind: 'deliver_mail',
  state: 'gave_up',
  attempts: 25,
  max_attempts: 25,
  run_at: NOW,
  created_at: addDays(NOW, -2),
  locked_at: null,
  error: 'connect ECONNREFUSED 192.0.2.1:25',
  account: { slug: 'harbour-bakery', name: 'Harbour Bakery' },
  order: 'CH100123',
  mail: { id: '019ab000-0000-7000-8000-000000000001', subject: 'Order registered' },
}
const FACTS: JobsFacts = {
  address: '/staff/jobs',
  filter: { state: null, kind: null },
  counts: [],
  jobs: [],
  most: 2,
  clock: [],
  now: NOW,
  language: 'en',
  t,
}
const late = (seconds: number) => [{ state: 'waiting', jobs: 1, late_seconds: seconds }] as const

describe('the queue', () => {
  test('counts what stands how, and marks what wants a person', () => {
    const { figures } = jobsPage({
      ...FACTS,
      counts: [
        { state: 'gave_up', jobs: 1200, late_seconds: null },
        { state: 'planned', jobs: 1, late_seconds: null },
      ],
    })

    expect(figures.map(({ label }) => label)).toEqual([
      '1,200 jobs gave up',
      '0 jobs failed and are tried again',
      '0 jobs at work',
      '0 jobs waiting',
      '1 job planned for later',
    ])
    expect(figures.map(({ tone }) => tone)).toEqual(['act', 'quiet', 'quiet', 'quiet', 'quiet'])
  })

  test.each([
    [20, 'less than a minute'],
    [60, '1 minute'],
    [299, '4 minutes'],
  ])('says that something has waited for %i seconds', (seconds, said) => {
    const page = jobsPage({ ...FACTS, counts: late(seconds) })

    expect(page.oldest).toContain(said)
    expect(page.stalled).toBeNull()
  })

  test.each([
    [300, '5 minutes'],
    [7_300, '2 hours'],
    [200_000, '2 days'],
  ])('sounds the alarm where nobody has taken a job for %i seconds', (seconds, said) => {
    expect(jobsPage({ ...FACTS, counts: late(seconds) }).stalled?.text).toContain(said)
  })

  test('names a job in words, and one that it does not know by its own name', () => {
    const { list } = jobsPage({ ...FACTS, jobs: [JOB, { ...JOB, kind: 'of_tomorrow' }] })

    expect(list.rows.map(({ name }) => name)).toEqual(['Send a mail', 'of_tomorrow'])
  })

  test('leads to what a job is about', () => {
    const without = { ...JOB, order: null }
    const { list } = jobsPage({ ...FACTS, most: 3, jobs: [JOB, without, { ...without, account: null, mail: null }] })

    const [order, mail, account] = [
      '/staff/cases/CH100123',
      `/staff/mailbox/${JOB.mail?.id}`,
      '/staff/accounts/harbour-bakery',
    ]
    expect(list.rows.map(({ about }) => about.map(({ href }) => href))).toEqual([[order, account], [mail, account], []])
    expect(jobPage({ job: JOB, mayAct: true, language: 'en', t }).about.map(({ href }) => href)).toEqual([
      order,
      mail,
      account,
    ])
  })

  test('tells when a job is tried next, since when somebody is at it, or neither', () => {
    const { list } = jobsPage({
      ...FACTS,
      most: 3,
      jobs: [{ ...JOB, state: 'failed' }, { ...JOB, state: 'running', locked_at: NOW }, JOB],
    })

    expect(list.rows.map(({ next }) => next)).toEqual([
      '23 Nov 2026, 10:30 CET',
      'at it since 23 Nov 2026, 10:30 CET',
      null,
    ])
  })

  test('shows no more than it can and says so', () => {
    const { list } = jobsPage({ ...FACTS, jobs: [JOB, JOB, JOB] })

    expect(list.rows).toHaveLength(2)
    expect(list.table.count).toContain('The first 2 jobs')
  })

  test.each([
    ['/staff/jobs', FACTS.filter, 'The queue is empty'],
    ['/staff/jobs?state=failed', { state: 'failed', kind: null }, 'No such job'],
  ] as const)('tells what is empty at %s', (address, filter, title) => {
    expect(jobsPage({ ...FACTS, address, filter }).list.empty?.title).toBe(title)
  })
})

describe('the clock', () => {
  const run = (name: string, lastBegun: Date | null) => ({ name, knownSince: addDays(NOW, -3), lastBegun })

  test('tells what a worker has made known, in words, and what was missed', () => {
    const { clock } = jobsPage({
      ...FACTS,
      clock: [
        run('deliver_sandbox_events', new Date(NOW.getTime() - MINUTE)),
        run('refresh_crls', new Date(NOW.getTime() - 3 * HOUR)),
        run('forget_ended', null),
        run('of_yesterday', NOW),
      ],
    })

    expect(clock.rows.map(({ name, rhythm, missed }) => [name, rhythm, missed])).toEqual([
      ['Renew the revocation lists', 'every hour', true],
      ['Hand on events of test payments', 'every minute', false],
      ['Forget ended sessions and links', 'every day', true],
    ])
    expect(clock.rows.every(({ next }) => new Date(next.iso) > NOW)).toBe(true)
  })

  test('says that no worker has started', () => {
    expect(jobsPage(FACTS).clock.empty?.title).toBe('No worker has started yet')
  })
})

describe('one job', () => {
  test.each(JOB_STATES)('that is %s says what can be done', (state) => {
    const page = jobPage({ job: { ...JOB, state }, mayAct: true, language: 'en', t })

    expect(page.standing).not.toBe('')
    expect(page.acts !== null).toBe(state === 'failed' || state === 'gave_up')
  })

  test.each([
    ['gave_up', JOB.error, JOB.error],
    ['failed', null, 'Nothing that could be shown here. The log of the program has the whole of it.'],
    ['planned', null, undefined],
    ['running', JOB.error, JOB.error],
  ] as const)('that is %s with the error %s says %s of it', (state, error, said) => {
    const page = jobPage({ job: { ...JOB, state, error }, mayAct: true, language: 'en', t })

    expect(page.error?.text).toBe(said)
  })

  test('has no acts for those who may only read', () => {
    expect(jobPage({ job: JOB, mayAct: false, language: 'en', t }).acts).toBeNull()
  })

  test.each(JOB_STATES)('that is %s is given up only after it failed', (state) => {
    const page = giveUpPage({ job: { ...JOB, state }, draft: { values: {}, errors: {} }, confirmBy: 'code', t })

    expect(page.form !== null).toBe(state === 'failed' || state === 'gave_up')
    expect(page.form === null).toBe(page.notice !== null)
  })

  test('is given up as it was seen, even where the form is shown again', () => {
    const draft = { values: { version: 'as it was' }, errors: { reason: 'Why?' } }

    const { form } = giveUpPage({ job: JOB, draft, confirmBy: 'nothing', t })

    expect(form?.version).toBe('as it was')
    expect(form?.text).toContain('Send a mail (CH100123)')
  })
})
