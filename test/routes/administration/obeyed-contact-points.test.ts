import { describe, expect, test } from 'vitest'
import type { ContactPoints } from '#domain/accounts/contact-points.ts'
import { isCopied } from '#domain/mails/copied-kinds.ts'
import { contactPointsVersion } from '#domain/accounts/contact-points.ts'
import { accountingVersion, type InvoiceWay } from '#domain/accounts/accounting-preferences.ts'
import { inTransaction } from '#platform/scope.ts'
import { SAMPLE_MAILS } from '../../presenters/mails/sample-mails.ts'
import { anOrder, CONTACT } from '../../support/builders.ts'
import { send, startPortal } from '../../support/portal.ts'

const portal = await startPortal()
const { admin, signIn, story, scopeOf, work } = portal
const { preferences, orders, payments, access } = portal.portal.services
const scope = scopeOf('harbour.super')
const INVOICES = { email: 'comptes@harbour-bakery.example', language: 'en' } as const
const COPY = { email: 'archive@harbour-bakery.example', language: 'en' } as const
const NONE: ContactPoints = { invoices: null, copy: null, emergency: null, monitoring: null }

/** Names the account’s contact points; all others are gone. */
async function name(points: Partial<ContactPoints>): Promise<void> {
  const version = contactPointsVersion(await preferences.readContactPoints(scope))
  await preferences.changeContactPoints(scope, version, { ...NONE, ...points })
}
async function invoicesBy(way: InvoiceWay): Promise<void> {
  const kept = (await preferences.readAccounting(scope)).preferences
  await preferences.changeAccounting(scope, accountingVersion(kept), { ...kept, invoicesBy: way })
}
let names = 0
const place = (fields: Partial<Parameters<typeof anOrder>[0]> = {}) => {
  names += 1
  return story('harbour.super').order(anOrder({ names: [`www.obeyed-${names}.example`], ...fields }))
}
const mailsAbout = async (reference: string) => {
  const order = await admin('orders').where({ reference }).first('id')
  const rows = await admin('mails').where('order_id', order.id).orderBy('id')
  return rows.map(({ kind, recipient, language, attachments, text_body: text, subject, sent_at: sentAt }) => ({
    kind,
    recipient,
    language,
    documents: attachments.length,
    text,
    subject,
    sentAt,
  }))
}
const invoiceOf = async (reference: string) =>
  (await orders.read(scope, reference)).documents.find(({ kind }) => kind === 'invoice')

describe('invoices', () => {
  test('go to the technical contact where nobody else is named for them', async () => {
    await name({})

    const mails = await mailsAbout(await place())

    expect(mails.find(({ kind }) => kind === 'order_confirmation')).toMatchObject({
      recipient: CONTACT.email,
      documents: 1,
    })
    expect(mails.filter(({ kind }) => kind === 'invoice_issued')).toEqual([])
  })

  test('go to the contact point in its language, and to nobody else', async () => {
    await name({ invoices: INVOICES })

    const reference = await place()

    const mails = await mailsAbout(reference)
    const invoice = await invoiceOf(reference)
    expect(mails.find(({ kind }) => kind === 'order_confirmation')).toMatchObject({
      recipient: CONTACT.email,
      documents: 0,
    })
    expect(mails.filter(({ kind }) => kind === 'invoice_issued')).toMatchObject([
      { recipient: INVOICES.email, language: 'en', documents: 1, subject: `Invoice ${invoice?.number}` },
    ])
    expect(invoice?.content.language).toBe('en')
  })

  test('are mailed after a signed quote as well; the quote itself goes to who asked for it', async () => {
    await name({ invoices: INVOICES })
    const reference = await place({ quote: true })

    const before = await mailsAbout(reference)
    await orders.signQuote(scope, reference, '')

    expect(before.find(({ kind }) => kind === 'order_confirmation')).toMatchObject({ documents: 1 })
    expect(before.some(({ kind }) => kind === 'invoice_issued')).toBe(false)
    expect((await mailsAbout(reference)).filter(({ kind }) => kind === 'invoice_issued')).toHaveLength(1)
  })

  test('are followed by their credit notes', async () => {
    await name({ invoices: INVOICES })
    const reference = await place()

    await orders.cancel(scope, reference, 'Commandé deux fois')

    expect((await mailsAbout(reference)).filter(({ kind }) => kind === 'credit_note_issued')).toMatchObject([
      { recipient: INVOICES.email, language: 'en', documents: 1 },
    ])
  })

  test('of a top-up go there too', async () => {
    await name({ invoices: INVOICES })

    await payments.topUpDeposit(scope, 10_000n, 'VIR-1')

    expect(await admin('mails').whereNull('order_id').where('kind', 'invoice_issued')).toMatchObject([
      { recipient: INVOICES.email },
    ])
  })

  test('that are fetched by the account are attached to nothing', async () => {
    await name({ invoices: INVOICES })
    await invoicesBy('download')

    const reference = await place()

    expect((await mailsAbout(reference)).filter(({ documents }) => documents > 0)).toEqual([])
    expect(await invoiceOf(reference)).toBeDefined()
    await invoicesBy('mail')
  })
})

describe('the address for copies', () => {
  test('gets every mail about an order in its own language, with what goes along, and says whose copy it is', async () => {
    await name({ copy: COPY })

    const mails = await mailsAbout(await place())

    const [confirmation] = mails.filter(
      ({ kind, recipient }) => kind === 'order_confirmation' && recipient === COPY.email,
    )
    expect(confirmation).toMatchObject({ language: 'en', documents: 1 })
    expect(confirmation?.text).toContain(`It was written to ${CONTACT.email}`)
    expect(confirmation?.subject).toContain('obeyed')
  })

  test('gets the copy of the invoice that goes to the contact point', async () => {
    await name({ copy: COPY, invoices: INVOICES })

    const mails = await mailsAbout(await place())

    expect(mails.filter(({ kind }) => kind === 'invoice_issued').map(({ recipient }) => recipient)).toEqual([
      INVOICES.email,
      COPY.email,
    ])
  })

  test('gets nothing that proves control of a domain: its link works for whoever has it', async () => {
    await name({ copy: COPY })

    const challenges = (await mailsAbout(await place())).filter(({ kind }) => kind === 'dcv_challenge')

    expect(challenges.length).toBeGreaterThan(0)
    expect(challenges.some(({ recipient }) => recipient === COPY.email)).toBe(false)
  })

  test('gets no one-time link, whoever it is for', async () => {
    await name({ copy: COPY })
    const user = await admin('users').where('login', 'harbour.reader').first('id', 'login', 'name', 'email', 'language')
    const owner = await signIn('harbour.super')

    await inTransaction(scope, (tx) => access.issuePasswordLink(tx, user, 'reset'))
    await send(owner, '/profile/email', '/profile/email', {
      present: 'demo-chancery-2026',
      email: 'new@harbour-bakery.example',
    })

    const links = await admin('mails').whereIn('kind', ['password_reset', 'email_confirmation'])
    expect(links.map(({ kind }) => kind).sort()).toEqual(['email_confirmation', 'password_reset'])
    expect(links.map(({ recipient }) => recipient)).not.toContain(COPY.email)
  })

  test('gets one copy of what several people are told', async () => {
    const city = scopeOf('montclair.super')
    const version = contactPointsVersion(await preferences.readContactPoints(city))
    await preferences.changeContactPoints(city, version, {
      ...NONE,
      copy: { email: 'copie@montclair.example', language: 'fr' },
    })

    const reference = await story('montclair.buyer').order(
      anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }),
    )

    const asked = (await mailsAbout(reference)).filter(({ kind }) => kind === 'approval_requested')
    expect(asked.map(({ recipient }) => recipient).sort()).toEqual([
      'copie@montclair.example',
      'l.ferrand@montclair.example',
      'n.vautrin@montclair.example',
    ])
  })

  test('gets no second one of what it was sent anyway', async () => {
    await name({ copy: { ...COPY, email: CONTACT.email.toUpperCase() } })

    const mails = (await mailsAbout(await place())).filter(({ kind }) => kind === 'order_confirmation')

    expect(mails.map(({ recipient }) => recipient)).toEqual([CONTACT.email])
  })

  test('of another account gets nothing', async () => {
    await name({ copy: COPY })

    const reference = await story('fjord.super').order(anOrder({ means: 'transfer', names: ['www.fjord.example'] }))

    const receivers = (await mailsAbout(reference)).map(({ recipient }) => recipient)
    expect(receivers.length).toBeGreaterThan(0)
    expect(receivers).not.toContain(COPY.email)
  })
})

test('no mail whose sample holds the link of a token is ever copied', () => {
  const withToken = SAMPLE_MAILS.filter(({ data }) =>
    /\/(password|email-changes|domain-control|sign-up\/corrections)\/\w/.test(
      JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ),
  )

  expect(withToken.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['dcv_challenge', 'password_reset', 'email_confirmation']),
  )
  expect(withToken.filter(({ kind }) => isCopied(kind))).toEqual([])
})

test('every mail of this file left the house', async () => {
  await work()

  expect(await admin('mails').whereNull('sent_at').whereNot('attempts', '>', 0)).toEqual([])
})
