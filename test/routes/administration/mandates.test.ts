import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { printedIban } from '#domain/mandates/iban.ts'
import { newId } from '#platform/ids.ts'
import type { MailMessage } from '#ports/mail.ts'
import { Secrets } from '#platform/secrets.ts'
import { deliverMail } from '#services/mails/deliver-mail.ts'
import { printMandate } from '#services/mandates/print-mandate.ts'
import { createMandateRenderer } from '#adapters/pdf/mandate-renderer.ts'
import { mandateSheet } from '#presenters/documents/mandate-sheet.ts'
import { translator } from '#platform/i18n.ts'
import { readPdf } from '../../adapters/pdf/read-pdf.ts'
import { IBAN, MANDATE } from '../../support/example-preferences.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps } from './people.ts'

const portal = await startPortal()
const { admin, signIn, scopeOf, clock } = portal
const { mandates } = portal.portal.services
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const accounting = await signIn('accounting')
const PAGE = '/administration/preferences/mandate'
const MADE = '/administration/preferences/mandates'
const STAFF = '/staff/mandates'

const typed = (fields: Record<string, string> = {}) => ({
  debtorName: 'Harbour Bakery',
  street: '3 quai de la Farine',
  postalCode: '14600',
  city: 'Honfleur',
  country: 'FR',
  iban: printedIban(IBAN).toLowerCase(),
  bic: 'psst fr pp mon',
  email: 'bank@harbour-bakery.example',
  language: 'fr',
  ...fields,
})
const request = (fields: Record<string, string> = {}, agent = owner) => send(agent, PAGE, MADE, typed(fields))
const newest = (login = 'harbour.super') =>
  admin('debit_mandates')
    .where('account_id', scopeOf(login).accountId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .first()
const wordsOf = (text: string) => text.replace(/\s/g, '')
const decide = (id: string, act: 'acceptance' | 'refusal', fields: Record<string, string>, agent = accounting) =>
  send(agent, `${STAFF}/${id}`, `${STAFF}/${id}/${act}`, fields)

/** Every row of every table as text: what a backup holds. */
async function everythingKept(): Promise<string> {
  const tables = await admin('information_schema.tables')
    .where({ table_schema: 'public', table_type: 'BASE TABLE' })
    .pluck('table_name')
  const texts = await Promise.all(
    tables.map(async (table: string) => JSON.stringify(await admin(table).select(admin.raw(`${table}::text as row`)))),
  )
  const { rows } = await admin.raw('select payload::text as row from graphile_worker._private_jobs')
  return texts.join('\n') + JSON.stringify(rows)
}

describe('asking for a mandate', () => {
  test.each([
    ['an IBAN with a mistyped figure', { iban: 'FR1520041010050500013M02606' }, 'iban', 'clé de contrôle'],
    ['an IBAN of another continent', { iban: 'US64SVBKUS6S3300958879' }, 'iban', 'zone SEPA'],
    ['an IBAN that is too short', { iban: 'FR14200410100505' }, 'iban', 'trop court'],
    ['no IBAN', { iban: '' }, 'iban', 'Saisissez un IBAN'],
    ['a BIC that is none', { bic: 'ABC' }, 'bic', 'BIC'],
    ['no holder', { debtorName: ' ' }, 'debtorName', 'titulaire'],
    ['no town', { city: '' }, 'city', 'adresse'],
    ['a country that is none', { country: 'XX' }, 'country', 'pays'],
    ['an address that is none', { email: 'bank' }, 'email', 'e-mail'],
  ])('with %s gives the form back as typed', async (_, fields, wrong, words) => {
    const answer = await request({ ...fields, postalCode: '14601' })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining(words)])
    expect($(`[name=${wrong}]`).attr('aria-invalid')).toBe('true')
    expect($('[name=postalCode]').val()).toBe('14601')
    expect(await newest()).toBeUndefined()
  })

  test('is filled from the account beforehand, and says that nothing is debited yet', async () => {
    const $ = await open(owner, PAGE)

    expect([$('[name=debtorName]').val(), $('[name=city]').val()]).toEqual(['Harbour Bakery', 'Honfleur'])
    expect($('[name=iban]').val()).toBe('')
    expect($('.alert').text()).toContain('Rien n’est encore prélevé')
  })

  test('makes one with a reference of its own, whose page says what to do next', async () => {
    const answer = await request()

    const mandate = await newest()
    const page = await open(owner, PAGE)
    const words = page('main').text()
    expect([answer.status, answer.headers['location']]).toEqual([303, PAGE])
    expect(mandate).toMatchObject({
      state: 'requested',
      iban_end: '2606',
      bic: 'PSSTFRPPMON',
      requested_by: 'Margaux Lehoux',
    })
    expect(mandate.reference).toMatch(/^FR-SDD-\d{6}$/)
    for (const text of [mandate.reference, 'IBAN se terminant par 2606', 'En attente de votre signature'])
      expect(words).toContain(text)
    expect(page('form[action$="/mandates"]')).toHaveLength(0)
    expect((await open(owner, '/'))('main').text()).toContain(`${mandate.reference} attend sa signature`)
    expect(await logged('mandate.requested')).toMatchObject([
      { subject: mandate.reference, details: { ibanEnd: '2606' } },
    ])
  })

  test('sent twice makes one, and a second one is refused while it stands', async () => {
    const first = await newest()

    await mandates.request(scopeOf('harbour.super'), first.id, MANDATE)
    const second = await send(owner, '/administration/preferences', MADE, typed())

    expect(second.status).toBe(409)
    expect(await admin('debit_mandates').where('account_id', scopeOf('harbour.super').accountId)).toHaveLength(1)
  })

  test('is not offered to an account in pounds', async () => {
    const british = await signIn('fjord.super')

    const $ = await open(british, PAGE)
    const answer = await send(british, '/administration/preferences', MADE, typed())

    expect($('main').text()).toContain('SEPA direct debits are in euros')
    expect($('[name=iban]')).toHaveLength(0)
    expect(answer.status).toBe(409)
  })
})

describe('the paper', () => {
  test('is a PDF with everything that a mandate must say', async () => {
    const { id, reference } = await newest()

    const answer = await owner
      .get(`${MADE}/${id}/print`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () => done(null, Buffer.concat(parts)))
      })

    const words = wordsOf(
      readPdf(answer.body as Buffer)
        .pages.flat()
        .join(''),
    )
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['content-disposition']).toContain(`${reference}.pdf`)
    for (const text of [
      'Mandat de prélèvement SEPA',
      reference,
      'FR72ZZZ123456',
      'Chancery Certificats',
      'Harbour Bakery',
      'Honfleur',
      printedIban(IBAN),
      'PSSTFRPPMON',
      'Paiement récurrent',
      '8 semaines',
      'au moins 10 jours',
    ])
      expect(words).toContain(wordsOf(text))
  })

  test('goes to the super user and the given address with the mail, and its IBAN stands in no kept copy', async () => {
    const mails = await admin('mails').where('kind', 'mandate_to_sign').orderBy('id')
    const sent: MailMessage[] = []
    const secrets = new Secrets([Buffer.alloc(32, 7).toString('base64')])
    const mandateRenderer = createMandateRenderer({
      sheetOf: (mandate) => mandateSheet(mandate, translator(mandate.language)),
      accent: '#a3212b',
    })
    const deliver = deliverMail({
      secrets,
      transport: {
        deliver: (mail) => {
          sent.push(mail)
          return Promise.resolve()
        },
      },
      sender: { name: 'Chancery', address: 'certificates@chancery.example' },
      print: () => Promise.reject(new Error('there is no document')),
      printMandate: printMandate({ secrets, mandateRenderer }),
    })

    for (const { id } of mails) await deliver(scopeOf('harbour.super'), id)

    expect(mails.map(({ recipient }) => recipient)).toEqual([
      'margaux@harbour-bakery.example',
      'bank@harbour-bakery.example',
    ])
    expect(sent.map(({ attachments }) => attachments.map(({ contentType }) => contentType))).toEqual([
      ['application/pdf'],
      ['application/pdf'],
    ])
    expect(
      wordsOf(
        readPdf(sent[0]?.attachments[0]?.content as Buffer)
          .pages.flat()
          .join(''),
      ),
    ).toContain(IBAN)
    expect(sent[0]?.text).not.toContain(IBAN.slice(4, 20))
  })

  test('is nobody else’s: another account and the role of readers find nothing', async () => {
    const { id } = await newest()
    const [bank, reader] = [await signIn('norrland.super'), await signIn('harbour.reader')]

    const answers = await Promise.all([bank.get(`${MADE}/${id}/print`), reader.get(`${MADE}/${id}/print`)])

    expect(answers.map(({ status }) => status)).toEqual([404, 403])
  })
})

test('the IBAN stands nowhere in clear: in no table, no log and no job', async () => {
  const kept = await everythingKept()

  expect(kept).toContain('FR-SDD-')
  for (const iban of [IBAN, printedIban(IBAN), Buffer.from(IBAN).toString('hex'), Buffer.from(IBAN).toString('base64')])
    expect(kept).not.toContain(iban)
})

describe('the signed paper', () => {
  const today = () => dayOf(clock.now())

  test('is entered by accounting, who see the end of the IBAN alone', async () => {
    const { id, reference } = await newest()
    const list = await open(accounting, STAFF)
    const page = await open(accounting, `${STAFF}/${id}`)

    expect(list('tbody').text()).toContain(reference)
    expect(page('main').text()).toContain('IBAN se terminant par 2606')
    expect(wordsOf(page.html())).not.toContain(IBAN.slice(4))
  })

  test('is signed on a day that can be', async () => {
    const { id } = await newest()

    const answers = [
      await decide(id, 'acceptance', { signedOn: '' }),
      await decide(id, 'acceptance', { signedOn: dayOf(addDays(clock.now(), 1)) }),
      await decide(id, 'acceptance', { signedOn: '2020-01-01' }),
      await decide(id, 'refusal', { reason: '  ' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422])
    expect((await newest()).state).toBe('requested')
  })

  test('that does not serve is refused with a reason, which the customer reads by mail and on the page', async () => {
    const { id, reference } = await newest()

    const answer = await decide(id, 'refusal', { reason: 'La signature manque.' })

    const page = await open(owner, PAGE)
    const told = await admin('mails').where('kind', 'mandate_refused').orderBy('id')
    expect(answer.status).toBe(303)
    expect(page('main').text()).toContain('La signature manque.')
    expect(page('form[action$="/mandates"]')).toHaveLength(1)
    expect(told).toHaveLength(2)
    expect(told[0].text_body).toContain('La signature manque.')
    for (const log of ['audit_log', 'staff_log'])
      expect(await admin(log).where('subject', reference).pluck('action')).toContain('mandate.refused')
  })

  test('makes a new mandate valid, under another reference, once', async () => {
    const before = await newest()
    clock.set(new Date(clock.now().getTime() + 60_000))
    await request({ email: '' })
    const { id, reference } = await newest()

    const [first, second] = [
      await decide(id, 'acceptance', { signedOn: today() }),
      await send(accounting, STAFF, `${STAFF}/${before.id}/acceptance`, { signedOn: today() }),
    ]

    expect(reference).not.toBe(before.reference)
    expect([first.status, second.status]).toEqual([303, 409])
    expect(await newest()).toMatchObject({ state: 'valid', decided_by: 'Hélène Marchand' })
    expect((await open(owner, PAGE))('main').text()).toContain('Valide')
    expect((await open(owner, '/'))('main').text()).toContain(`${reference} est valide`)
    expect((await open(accounting, `${STAFF}?show=valid`))('tbody').text()).toContain(reference)
    expect(await admin('mails').where('kind', 'mandate_accepted')).toHaveLength(1)
  })

  test('is printed no more once it is decided', async () => {
    const { id } = await newest()

    expect((await owner.get(`${MADE}/${id}/print`)).status).toBe(409)
  })

  test('is accounting’s matter', async () => {
    const { id } = await newest()
    const sales = await signIn('sales')

    expect((await sales.get(STAFF)).status).toBe(403)
    expect((await sales.get(`${STAFF}/${id}`)).status).toBe(403)
    expect((await accounting.get(`${STAFF}/${newId(clock.now())}`)).status).toBe(404)
  })
})

describe('revoking', () => {
  test('asks first, and then nothing may be debited any more', async () => {
    const { id, reference } = await newest()

    const ask = await open(owner, `${MADE}/${id}/revocation`)
    const answer = await send(owner, `${MADE}/${id}/revocation`, `${MADE}/${id}/revocation`)

    expect(ask('main').text()).toContain(reference)
    expect(answer.status).toBe(303)
    expect(await newest()).toMatchObject({ state: 'revoked', revoked_by: 'Margaux Lehoux' })
    expect((await open(owner, PAGE))('form[action$="/mandates"]')).toHaveLength(1)
    expect(await logged('mandate.revoked')).toMatchObject([{ subject: reference }])
  })

  test('twice does no harm, and a revoked mandate is not asked about again', async () => {
    const { id } = await newest()

    const again = await send(owner, PAGE, `${MADE}/${id}/revocation`)

    expect(again.status).toBe(303)
    expect((await owner.get(`${MADE}/${id}/revocation`)).status).toBe(409)
    expect(await logged('mandate.revoked')).toHaveLength(1)
  })

  test('while staff decide leaves one of the two to be told', async () => {
    clock.set(new Date(clock.now().getTime() + 60_000))
    await request()
    const { id } = await newest()

    const [revoked, accepted] = await Promise.all([
      send(owner, `${MADE}/${id}/revocation`, `${MADE}/${id}/revocation`),
      decide(id, 'acceptance', { signedOn: dayOf(clock.now()) }),
    ])

    const { state } = await newest()
    expect(state).toBe('revoked')
    expect(revoked.status).toBe(303)
    expect([303, 409]).toContain(accepted.status)
  })
})
