import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, clock, signIn, story, work } = await startPortal()
const boss = await signIn('admin')
await story('harbour.super').order(anOrder())
const { id, subject } = await admin('mails').where('kind', 'order_confirmation').first('id', 'subject')
const PAGE = `/staff/mailbox/${id}`
const reason = 'Its receiver did not get it'

const mail = () => admin('mails').where('id', id).first()
const logged = () => admin('staff_log').where('action', 'mail.sent_again').orderBy('id')
const jobsOf = async (mailId: string) => {
  const { rows } = await admin.raw<{ rows: { task: string; attempts: number }[] }>(
    'select task_identifier as task, attempts from graphile_worker.jobs where key = ?',
    [`mail:${mailId}`],
  )
  return rows
}
const stands = (sentAt: Date | null, attempts: number) =>
  admin('mails').where('id', id).update({ sent_at: sentAt, attempts })
const versionOf = async (page = PAGE) => String((await open(boss, page))('input[name=version]').val())
const resend = (version: string, fields: Record<string, string> = {}, page = PAGE) =>
  send(boss, page, `${page}/sending`, { version, ...fields })

describe('a mail that has not gone out', () => {
  test('is tried at once, without a reason, however often the button is pressed', async () => {
    await work()
    await stands(null, 25)
    const version = await versionOf()

    const answers = [await resend(version), await resend(version)]
    const queued = await jobsOf(id)
    await work()
    const late = await resend(version)
    await work()

    expect([...answers, late].map(({ status }) => status)).toEqual([303, 303, 303])
    expect(queued).toEqual([{ task: 'deliver_mail', attempts: 0 }])
    expect((await mail()).attempts).toBe(26)
  })
})

describe('a mail that was sent', () => {
  test('goes out again with a reason alone, once, and the staff’s log keeps the reason', async () => {
    await stands(clock.now(), 1)
    const [before, logBefore] = [await mail(), (await logged()).length]
    const version = await versionOf()

    const silent = await resend(version, { reason: ' ' })
    const unchanged = await mail()
    const answers = await Promise.all([resend(version, { reason }), resend(version, { reason })])

    expect(silent.status).toBe(422)
    expect(load(silent.text)('.field-error')).toHaveLength(1)
    expect(unchanged).toEqual(before)
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await mail()).toMatchObject({ sent_at: null })
    expect(await jobsOf(id)).toEqual([{ task: 'deliver_mail', attempts: 0 }])
    const log = await logged()
    expect(log).toHaveLength(logBefore + 1)
    expect(log.at(-1)).toMatchObject({ subject, staff_name: 'Ada Winter', details: { mailId: id, reason } })
  })

  test('does not once the token of its link is gone from it, and its page says so', async () => {
    const sentAt = clock.now()
    await stands(sentAt, 3)
    await admin('mails').where('id', id).update({ text_body: 'https://chancery.example/password/hidden-token' })
    const before = [await mail(), await logged()]

    const page = await open(boss, PAGE)
    const answer = await resend(`${sentAt.toISOString()} 3`, { reason })

    expect(page(`form[action="${PAGE}/sending"]`)).toHaveLength(0)
    expect(page('main').text()).toContain('cannot be sent again')
    expect(answer.status).toBe(409)
    expect([await mail(), await logged()]).toEqual(before)
  })

  test('to somebody without an account goes out again as well', async () => {
    const mailId = '01890000-0000-7000-8000-000000000001'
    await admin('operator_mails').insert({
      id: mailId,
      kind: 'registration_received',
      language: 'en',
      recipient: 'someone@elsewhere.example',
      subject: 'Your application',
      html: '<p>Received</p>',
      text_body: 'Received',
      sent_at: clock.now(),
      created_at: clock.now(),
    })
    const page = `/staff/mailbox/${mailId}`

    const answer = await resend(await versionOf(page), { reason }, page)

    expect(answer.status).toBe(303)
    expect(await jobsOf(mailId)).toEqual([{ task: 'deliver_operator_mail', attempts: 0 }])
  })
})
