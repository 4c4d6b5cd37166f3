import { load } from 'cheerio'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { plantClock, plantJob } from '../../support/jobs.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { startMailServer } from '../../support/servers/mail-server.ts'

const post = await startMailServer()
afterAll(() => post.close())
const portal = await startPortal({ SMTP_URL: post.url })
const { admin, scopeOf, signIn, story, work } = portal
const boss = await signIn('admin')
const { accountId } = scopeOf('harbour.super')
const LIST = '/staff/jobs'
const reason = 'The address is gone'

const queue = () => admin('graphile_worker._private_jobs')
const jobs = () => queue().orderBy('id').select('id', 'attempts', 'locked_at')
const logged = () => admin('staff_log').where('action', 'like', 'job.%').orderBy('id')
const pageOf = (id: string) => `${LIST}/${id}`
const versionOn = async (page: string) => String((await open(boss, page))('input[name=version]').val())
const retry = (id: string, version: string) => send(boss, pageOf(id), `${pageOf(id)}/retries`, { version })
const giveUp = (id: string, version: string, why = reason) =>
  send(boss, LIST, `${pageOf(id)}/removal`, { version, reason: why })
const mainOf = (html: string) => load(html)('main').text()

beforeEach(() => queue().delete())

describe('a mail that its server does not take', () => {
  test('fails, is tried again by staff, and goes out', async () => {
    post.refuseWith(451)
    const reference = await story('harbour.super').order(anOrder())

    const list = await open(boss, `${LIST}?state=failed`)
    const row = list('tbody tr').first()
    const page = String(row.find('.lead-cell a').attr('href'))
    const about = (await open(boss, page))('.job-links')
    const mailPage = String(about.find('a[href^="/staff/mailbox/"]').attr('href'))
    const answer = await send(boss, page, `${page}/retries`, { version: await versionOn(page) })
    post.refuseWith()
    await work()

    expect(row.text()).toContain('Send a mail')
    expect(row.text()).toContain('not now')
    for (const links of [row.find('.job-about'), about]) {
      expect(links.find(`a[href="/staff/cases/${reference}"]`)).toHaveLength(1)
      expect(links.find('a[href="/staff/accounts/harbour-bakery"]')).toHaveLength(1)
    }
    expect(answer.status).toBe(303)
    expect(await admin('mails').where('id', mailPage.split('/').at(-1)).first('attempts', 'sent_at')).toEqual({
      attempts: 2,
      sent_at: expect.any(Date),
    })
    expect((await boss.get(page)).status).toBe(404)
    expect((await logged()).at(-1)).toMatchObject({
      action: 'job.tried_again',
      subject: reference,
      staff_name: 'Ada Winter',
      details: { kind: 'deliver_mail', attempts: 1 },
    })
  })
})

describe('a job that gave up', () => {
  test('is counted on the overview, for administrators alone', async () => {
    await plantJob(portal, 'deliver_mail', {})
    await plantJob(portal, 'check_caa', {}, { attempts: 3 })

    const own = await open(boss, '/staff')
    const sales = await open(await signIn('sales'), '/staff')

    expect(own(`a[href="${LIST}?state=gave_up"]`).text()).toContain('1 job gave up')
    expect(sales(`a[href^="${LIST}"]`)).toHaveLength(0)
  })

  test('has all of its attempts before it once it is tried again', async () => {
    const id = await plantJob(portal, 'deliver_mail', {})

    await retry(id, await versionOn(pageOf(id)))

    expect(await queue().where({ id }).first('attempts', 'is_available')).toEqual({ attempts: 0, is_available: true })
  })

  test('is taken out of the queue with a reason alone, and the log keeps what it was', async () => {
    const id = await plantJob(portal, 'advance_order', { accountId })
    const page = `${pageOf(id)}/removal`
    const version = await versionOn(page)

    const silent = await giveUp(id, version, ' ')
    const left = await jobs()
    const answer = await giveUp(id, version)

    expect([silent.status, answer.status]).toEqual([422, 303])
    expect(load(silent.text)('input[name=version]').val()).toBe(version)
    expect(left).toHaveLength(1)
    expect(await jobs()).toEqual([])
    expect((await logged()).at(-1)).toMatchObject({
      action: 'job.given_up',
      subject: 'Harbour Bakery',
      details: { kind: 'advance_order', attempts: 25, error: 'connect ECONNREFUSED 192.0.2.1:25', reason },
    })
  })
})

describe('of two people at one job the second is told', () => {
  test('when the first has it tried again', async () => {
    const id = await plantJob(portal, 'deliver_mail', {})
    const version = await versionOn(pageOf(id))

    const answers = await Promise.all([retry(id, version), retry(id, version)])
    const late = await giveUp(id, version)

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(late.status).toBe(409)
    expect(mainOf(late.text)).toContain('Something has happened to this job')
    expect(await jobs()).toHaveLength(1)
  })

  test('when the first gives it up', async () => {
    const id = await plantJob(portal, 'deliver_mail', {})
    const version = await versionOn(pageOf(id))

    const answers = await Promise.all([giveUp(id, version), giveUp(id, version)])
    const late = await retry(id, version)

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    expect(late.status).toBe(404)
    expect(mainOf(late.text)).toContain('not in the queue any more')
  })
})

describe('what did not fail', () => {
  test.each([
    ['is worked on', { attempts: 1, error: null, held: true }, 'A worker is at this job'],
    ['waits', { attempts: 0, error: null, due: -60 }, 'Something has happened'],
    ['is planned', { attempts: 0, error: null, due: 3600 }, 'Something has happened'],
  ])('because it %s can not be touched', async (_what, how, said) => {
    const id = await plantJob(portal, 'deliver_mail', {}, how)
    const { attempts, run_at: runAt } = await queue().where({ id }).first()
    const version = `${attempts} ${runAt.toISOString()}`
    const before = [await jobs(), await logged()]

    const page = await open(boss, pageOf(id))
    const removal = await open(boss, `${pageOf(id)}/removal`)
    const answers = [await retry(id, version), await giveUp(id, version)]

    expect(page('main form')).toHaveLength(0)
    expect(removal('main form')).toHaveLength(0)
    expect(answers.map(({ status }) => status)).toEqual([409, 409])
    expect(answers.every(({ text }) => mainOf(text).includes(said))).toBe(true)
    expect([await jobs(), await logged()]).toEqual(before)
  })
})

describe('the list', () => {
  const names = async (query: string) => {
    const page = await open(boss, LIST + query)
    const cells = page('section[aria-labelledby=jobs] .lead-cell a')
    return cells.map((_, link) => page(link).text()).get()
  }

  test('begins with what wants a person, and can be narrowed', async () => {
    await plantJob(portal, 'check_domain', {}, { attempts: 0, error: null, due: 600 })
    await plantJob(portal, 'check_caa', {}, { attempts: 2 })
    await plantJob(portal, 'deliver_mail', {})
    await plantJob(portal, 'check_caa', {}, { attempts: 0, error: null, due: -1 })

    expect(await names('')).toEqual([
      'Send a mail',
      'Look up CAA records',
      'Look up CAA records',
      'Check control of a domain',
    ])
    expect(await names('?state=gave_up')).toEqual(['Send a mail'])
    expect(await names('?kind=check_caa&state=waiting')).toEqual(['Look up CAA records'])
    expect(await names('?state=nonsense&kind=nonsense')).toHaveLength(4)
  })

  test('shows nothing of what a job was given, and no secret of its error', async () => {
    const error = `update "users" set "login" = 'anna' - timeout\nat secret-place`
    const payload = { login: 'anna.login', address: '192.0.2.77', accountId: 'no id', users: 'none' }
    const id = await plantJob(portal, 'log_failed_sign_in', payload, { error })

    const [list, one] = [await open(boss, LIST), await open(boss, pageOf(id))]

    for (const page of [list, one]) {
      expect(page('main').text()).toContain('timeout')
      expect(page('main').text()).not.toMatch(/anna|192\.0\.2\.77|secret-place/)
    }
  })

  test('tells what is done by the clock', async () => {
    await plantClock(portal, 'forget_ended')

    const page = await open(boss, LIST)

    expect(page('section[aria-labelledby=clock] tbody tr').text()).toContain('Forget ended sessions and links')
  })

  test('sounds the alarm where nobody works', async () => {
    await plantJob(portal, 'deliver_mail', {}, { attempts: 0, error: null, due: -400 })

    expect((await open(boss, LIST))('.alert').text()).toContain('6 minutes')
  })
})

describe('a stranger', () => {
  test.each(['sales', 'validation', 'accounting', 'support'])('from %s is refused', async (login) => {
    const id = await plantJob(portal, 'deliver_mail', {})
    const visitor = await signIn(login)

    const statuses = [
      await visitor.get(LIST),
      await visitor.get(pageOf(id)),
      await visitor.get(`${pageOf(id)}/removal`),
    ]
    const acts = [
      await send(visitor, '/staff', `${pageOf(id)}/retries`, { version: '' }),
      await send(visitor, '/staff', `${pageOf(id)}/removal`, { version: '', reason }),
    ]

    expect([...statuses, ...acts].map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(await jobs()).toHaveLength(1)
  })

  test.each(['0', '-1', 'x', '1e3', '99999999999999999999', '4711'])('job %s is no page', async (id) => {
    expect((await boss.get(pageOf(id))).status).toBe(404)
  })
})
