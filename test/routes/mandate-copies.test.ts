import { load } from 'cheerio'
import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#domain/shared/time.ts'
import { asRole } from '../guarantees/tables.ts'
import { IBAN } from '../support/example-preferences.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'
import { MADE, mandateActs, PAGE, STAFF } from './administration/mandate-acts.ts'
import { errorsOf, lookUps } from './administration/people.ts'

const portal = await startPortal()
const { admin, signIn, clock, scopeOf } = portal
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const accounting = await signIn('accounting')
const { request: ask, newest } = mandateActs(portal, owner)
const SCAN = Buffer.from(`%PDF-1.7 ${IBAN} signed by Margaux`)
const BETTER = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(`${IBAN} a sharper photograph`)])

await ask()
const { id, reference } = await newest()
const copies = () => admin('mandate_copies').select('id', 'media_type', 'sealed_paper', 'sent_by')

async function upload(paper: Buffer | null, { agent = owner, mandate = id, name = 'scan.pdf' } = {}) {
  const token = load((await agent.get(PAGE)).text)('input[name=_csrf]')
    .first()
    .val()
  const sending = agent.post(`${MADE}/${mandate}/copy`).field('_csrf', String(token))
  return paper ? sending.attach('paper', paper, name) : sending
}

/** What a browser would save. */
const fetch = (agent: Agent, address = `${STAFF}/${id}/copy`): request.Test =>
  agent
    .get(address)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => done(null, Buffer.concat(parts)))
    })

describe('the signed mandate', () => {
  test('is asked for where the mandate waits, and staff have nothing to open before', async () => {
    expect((await open(owner, '/'))('main').text()).toContain(`${reference} attend sa signature`)
    const form = (await open(owner, PAGE))(`form[action="${MADE}/${id}/copy"]`)
    const staff = await open(accounting, `${STAFF}/${id}`)

    expect(form.attr('enctype')).toBe('multipart/form-data')
    expect(form.find('[name=paper]').attr('accept')).toContain('application/pdf')
    expect(staff(`a[href$="/copy"]`)).toHaveLength(0)
    expect((await accounting.get(`${STAFF}/${id}/copy`)).status).toBe(404)
  })

  test.each([
    ['no file', null, 'Choisissez le mandat'],
    ['an empty file', Buffer.alloc(0), 'Choisissez le mandat'],
    ['a page that calls itself a PDF', Buffer.from('<script>alert(1)</script>'), 'ni un PDF'],
  ])('sent as %s is not taken: the form says so', async (_, paper, words) => {
    const answer = await upload(paper)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining(words)])
    expect(await copies()).toEqual([])
  })

  test('is too large above 15 MB', async () => {
    const answer = await upload(Buffer.concat([SCAN, Buffer.alloc(15 * 1024 * 1024)])).catch(() => null)

    expect([413, undefined]).toContain(answer?.status)
    expect(await copies()).toEqual([])
  })

  test('is kept sealed, under no name of its sender’s, and the log says that it came', async () => {
    const answer = await upload(SCAN, { name: '../../evil.html' })

    const [copy, ...others] = await copies()
    const kept = JSON.stringify(await admin('mandate_copies'))
    expect([answer.status, answer.headers['location']]).toEqual([303, PAGE])
    expect(others).toEqual([])
    expect(copy).toMatchObject({ id, media_type: 'application/pdf', sent_by: 'Margaux Lehoux' })
    for (const text of [SCAN.toString(), SCAN.toString('base64'), SCAN.toString('base64url'), 'evil'])
      expect(kept).not.toContain(text)
    const words = (await open(owner, PAGE))('main').text()
    expect(words).toMatch(/Déposé le .* par Margaux Lehoux/)
    expect(words).toContain('En cours de vérification')
    expect((await open(owner, '/'))('main').text()).not.toContain(reference)
    expect(await logged('mandate.copy_sent')).toMatchObject([{ subject: reference }])
  })

  test('is found in the list and opened by accounting as a download, never as a page', async () => {
    const list = await open(accounting, STAFF)
    const page = await open(accounting, `${STAFF}/${id}`)

    const file = await fetch(accounting)

    expect(list('tbody').text()).toContain('copie déposée')
    expect(page(`a[href="${STAFF}/${id}/copy"]`)).toHaveLength(1)
    expect(file.body).toEqual(SCAN)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=${reference}-signed.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test('is not opened without a line in the log of the account and of our staff', async () => {
    const before = (await logged('mandate.copy_opened')).length
    await fetch(accounting)

    const [own, staff] = [
      await logged('mandate.copy_opened'),
      await admin('staff_log').where('action', 'mandate.copy_opened').orderBy('id'),
    ]

    expect(own).toHaveLength(before + 1)
    for (const lines of [own, staff]) {
      expect(lines.at(-1)).toMatchObject({
        subject: reference,
        details: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      })
    }
    expect(own.at(-1)).toMatchObject({ actor_name: 'Hélène Marchand' })
    expect((await open(owner, '/administration/logs?action=mandate.copy_opened'))('tbody').text()).toContain(reference)
  })

  test('is nobody else’s to send or to open', async () => {
    const [bank, reader, sales] = [
      await signIn('norrland.super'),
      await signIn('harbour.reader'),
      await signIn('sales'),
    ]

    const answers = [
      await upload(BETTER, { agent: bank }),
      await upload(BETTER, { agent: reader }),
      await fetch(sales),
      await fetch(owner),
      await fetch(bank, `${MADE}/${id}/copy`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([404, 403, 403, 303, 404])
    expect((await copies()).map(({ sent_by }) => sent_by)).toEqual(['Margaux Lehoux'])
  })

  test('can not be read by the role of customer pages, not even of its own account', async () => {
    const { accountId } = scopeOf('harbour.super')

    const known = await asRole(admin, 'chancery_portal', accountId, 'select id from mandate_copies')
    const others = await asRole(
      admin,
      'chancery_portal',
      scopeOf('norrland.super').accountId,
      'select id from mandate_copies',
    )

    expect([known, others]).toEqual([[{ id }], []])
    await expect(
      asRole(admin, 'chancery_portal', accountId, 'select sealed_paper from mandate_copies'),
    ).rejects.toThrow(/permission denied/)
  })
})

describe('a second copy', () => {
  const signedOn = dayOf(clock.now())
  const refuse = (copy: string) =>
    send(accounting, `${STAFF}/${id}`, `${STAFF}/${id}/refusal`, { reason: 'La signature manque.', copy })
  const accept = (copy: string) => send(accounting, `${STAFF}/${id}`, `${STAFF}/${id}/acceptance`, { signedOn, copy })
  const seenOn = async () => String((await open(accounting, `${STAFF}/${id}`))('input[name=copy]').val())

  test('takes the place of the first, and what nobody has looked at is neither accepted nor refused', async () => {
    const seen = await seenOn()
    await upload(BETTER, { name: 'photo.jpg' })

    const answers = [await accept(seen), await refuse(seen)]

    expect(answers.map(({ status }) => status)).toEqual([409, 409])
    expect((await newest()).state).toBe('requested')
    expect((await copies()).map(({ media_type }) => media_type)).toEqual(['image/jpeg'])
    expect((await fetch(accounting)).headers['content-disposition']).toContain('-signed.jpg')
  })

  test('that was looked at makes the mandate valid; the log says which, and no other takes its place', async () => {
    const seen = await seenOn()

    const answer = await accept(seen)
    const late = await upload(SCAN)

    expect(answer.status).toBe(303)
    expect((await newest()).state).toBe('valid')
    expect(await logged('mandate.accepted')).toMatchObject([{ details: { copy: seen } }])
    expect(late.status).toBe(409)
    expect((await open(owner, PAGE))('form[enctype]')).toHaveLength(0)
    expect((await fetch(accounting)).body).toEqual(BETTER)
  })
})
