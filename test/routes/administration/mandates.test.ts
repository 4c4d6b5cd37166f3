import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { printedIban } from '#domain/mandates/iban.ts'
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
import { MADE, mandateActs, PAGE, typedMandate, wordsOf } from './mandate-acts.ts'
import { errorsOf, lookUps } from './people.ts'

const portal = await startPortal()
const { admin, signIn, scopeOf } = portal
const { mandates } = portal.portal.services
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const { request, newest } = mandateActs(portal, owner)
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
    const second = await send(owner, '/administration/preferences', MADE, typedMandate())

    expect(second.status).toBe(409)
    expect(await admin('debit_mandates').where('account_id', scopeOf('harbour.super').accountId)).toHaveLength(1)
  })

  test('is not offered to an account in pounds', async () => {
    const british = await signIn('fjord.super')

    const $ = await open(british, PAGE)
    const answer = await send(british, '/administration/preferences', MADE, typedMandate())

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
