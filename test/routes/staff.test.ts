import { createPrivateKey } from 'node:crypto'
import { load } from 'cheerio'
import { afterAll, describe, expect, test } from 'vitest'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { checklistOf } from '#domain/validation/checklist.ts'
import { addDays } from '#domain/shared/time.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot, spkiOf } from '../domain/certificates/demo-chain.ts'
import { anOrder, HOLDER } from '../support/builders.ts'
import { makeCsr } from '../support/csrs.ts'
import { open, send, startPortal } from '../support/portal.ts'
import { startNameServer } from '../support/servers/name-server.ts'

// CAA is looked up before anything is issued: without a resolver nothing would be.
const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, clock, work, story, scopeOf, signIn } = await startPortal({
  DNS_RESOLVERS: `${dns.host}:${dns.port}`,
})
const OWNER = 'harbour.super'
const team = await signIn('validation')
const accounting = await signIn('accounting')
const owner = story(OWNER)
const START = clock.now()

/** Lets the story go on; then it is as early as before, so that nobody's session has ended meanwhile. */
const told = async <Result>(chapter: Promise<Result>): Promise<Result> => {
  const result = await chapter
  clock.set(START)
  return result
}
/** An order for an organization of its own: an audit that was completed would be reused. */
const auditedOrder = () => {
  organizations += 1
  const holder = {
    ...HOLDER,
    registrationNumber: `5567-${1000 + organizations}`,
    name: `Bageri ${organizations}`,
    country: 'SE',
  }
  return told(owner.order(anOrder({ product: 'sectigo-ov-ssl', holder })))
}
let organizations = 0

const fileOf = (reference: string) => portal.services.orders.read(scopeOf(OWNER), reference)
const staffLog = (subject: string) => admin('staff_log').where({ subject }).orderBy('id').pluck('action')
const act = (reference: string, name: string, fields = {}) =>
  send(team, `/staff/cases/${reference}`, `/staff/cases/${reference}/${name}`, fields)

describe('the validation queue', () => {
  test('lists the orders whose audit is open, and what they lack', async () => {
    const reference = await auditedOrder()

    const $ = await open(team, '/staff/cases')

    const row = $('tbody tr').filter((_, element) => $(element).text().includes(reference))
    expect(
      row
        .find('.pill')
        .map((_, pill) => $(pill).text())
        .get(),
    ).toEqual(['6 checks to do', '1 domain to prove', 'Not paid yet'])
  })

  test('shows suspended ones apart', async () => {
    const reference = await auditedOrder()
    await told(owner.suspend(reference, 0, 'Un extrait Kbis, s’il vous plaît'))

    const [suspended, audits] = await Promise.all(
      ['suspended', 'audits'].map((view) => team.get(`/staff/cases?show=${view}`)),
    )

    expect(suspended?.text).toContain(reference)
    expect(audits?.text).not.toContain(reference)
  })
})

describe('an audit', () => {
  test('is ticked off by name, completed, and lets the order go on', async () => {
    const reference = await auditedOrder()

    await act(reference, 'ticks', { items: ['organization_exists'], note: 'Greffe de Lisieux' })
    const early = await act(reference, 'completion')
    await act(reference, 'ticks', { items: [...checklistOf('ov')], note: 'Greffe de Lisieux' })
    const done = await act(reference, 'completion')
    await work()

    expect([early.status, done.status]).toEqual([409, 303])
    const { audit, order } = await fileOf(reference)
    expect(audit).toMatchObject({ state: 'completed', note: 'Greffe de Lisieux', ticks: { length: 6 } })
    expect(audit?.ticks[0]?.tickedBy).toBe('Tomás Ferreira')
    expect(order.fulfilment).toBe('awaiting_dcv')
    expect(await staffLog(reference)).toEqual(['case.ticked', 'case.completed', 'case.ticked', 'case.completed'])
  })

  test('takes no ticks that its level does not know', async () => {
    const reference = await auditedOrder()

    await act(reference, 'ticks', { items: ['organization_exists', 'legal_status'] })

    expect((await fileOf(reference)).audit?.ticks.map(({ item }) => item)).toEqual(['organization_exists'])
  })

  test('keeps the note that it has when a new one is too long', async () => {
    const reference = await auditedOrder()
    await act(reference, 'ticks', { note: 'Vu le 23' })

    const answer = await act(reference, 'ticks', { items: ['organization_exists'], note: 'x'.repeat(4001) })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('#field-note-error').text()).toBe('The note is longer than 4,000 characters.')
    expect($('input[value=organization_exists]').is(':checked')).toBe(true)
    expect((await fileOf(reference)).audit).toMatchObject({ note: 'Vu le 23', ticks: [] })
  })

  test('is suspended with a reason that the customer reads, and taken up again', async () => {
    const reference = await auditedOrder()
    await act(reference, 'ticks', { items: ['organization_exists'], note: 'Vu le 23' })

    const silent = await act(reference, 'suspension', { reason: '  ' })
    await act(reference, 'suspension', { reason: 'Merci d’envoyer un extrait Kbis' })
    const held = await fileOf(reference)
    await act(reference, 'resumption')
    const resumed = await fileOf(reference)

    expect(silent.status).toBe(422)
    expect(load(silent.text)('#suspension-reason-error').text()).toBe('Say why: the customer reads it.')
    expect(held.order).toMatchObject({ fulfilment: 'suspended', suspensionReason: 'Merci d’envoyer un extrait Kbis' })
    expect(resumed.order).toMatchObject({ fulfilment: 'verification', suspensionReason: null })
    expect(resumed.audit).toMatchObject({ state: 'open', note: 'Vu le 23' })
    expect(await admin('mails').where({ kind: 'order_suspended', order_id: held.order.id })).toHaveLength(1)
  })

  test('asks the technical contact for documents in their language', async () => {
    const reference = await auditedOrder()

    const nothing = await act(reference, 'document-requests', { other: ' ' })
    await act(reference, 'document-requests', { documents: 'registration', other: 'Le bail' })

    expect(nothing.status).toBe(422)
    const { order } = await fileOf(reference)
    const [mail] = await admin('mails').where({ kind: 'documents_requested', order_id: order.id })
    expect(mail.text_body).toContain('Justificatif d’immatriculation')
    expect(mail.text_body).toContain('Le bail')
  })
})

describe('a refused order', () => {
  test('is called off, and all that was paid comes back as a coupon', async () => {
    const reference = await auditedOrder()
    await told(owner.pay(reference, 0))
    const coupons = async () => BigInt((await admin('ledger_balances').where({ code: 'coupon' }).first())?.amount ?? 0)
    const before = await coupons()

    const answer = await act(reference, 'refusal', { reason: 'Société radiée' })

    expect(answer.status).toBe(303)
    const { order, audit, documents } = await fileOf(reference)
    expect(order).toMatchObject({
      fulfilment: 'cancelled',
      settlement: 'refunded',
      cancellationReason: 'Société radiée',
    })
    expect(audit?.state).toBe('refused')
    expect(documents.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note'])
    expect(before - (await coupons())).toBe(documents[0]?.content.gross)
  })

  test('gives back what came too much only once', async () => {
    const reference = await auditedOrder()
    const invoice = (await fileOf(reference)).documents[0]
    if (!invoice) throw new Error('the order has no invoice')
    const coupons = async () => BigInt((await admin('ledger_balances').where({ code: 'coupon' }).first())?.amount ?? 0)
    const before = await coupons()
    await pay(invoice.number, { amount: '1000.00' })

    await act(reference, 'refusal', { reason: 'Société radiée' })

    expect(before - (await coupons())).toBe(100_000n)
  })

  test('is not refused once a CA has been asked', async () => {
    const reference = await auditedOrder()
    await act(reference, 'ticks', { items: [...checklistOf('ov')] })
    await act(reference, 'completion')
    await work()

    const answer = await act(reference, 'refusal', { reason: 'Trop tard' })

    expect(answer.status).toBe(409)
    expect((await fileOf(reference)).order.fulfilment).toBe('awaiting_dcv')
  })
})

describe('a certificate that the CA was asked for by hand', () => {
  const names = ['www.by-hand.example']
  const root = makeRoot()
  const issuing = makeIssuing(root)

  const submitted = async () => {
    await admin('suppliers').where({ code: 'digicert' }).update({ connector: 'manual' })
    await portal.refreshCatalogue()
    const request = makeCsr({ commonName: names[0] ?? '', names })
    const reference = await owner.order(anOrder({ product: 'geotrust-quickssl-premium', names }))
    const reading = readCsrText(request.csrPem)
    if (!reading.ok) throw new Error('the request of the test is unreadable')
    await portal.services.orders.giveCsr(scopeOf(OWNER), reference, reading.csr)
    await owner.pay(reference, 0)
    await told(owner.agreeByMail(reference, 0))
    await work()
    return { reference, key: createPrivateKey(request.keyPem) }
  }
  const issue = (key: ReturnType<typeof createPrivateKey>, of = names) => {
    const at = clock.now()
    const wish = leafRequest({ names: of, spki: spkiOf(key), notAfterLimit: addDays(at, 365) })
    return [issueLeaf(issuing, wish, { at }).pem, issuing.certificate.pem].join('\n')
  }

  test('is not pasted where the portal asks the CA itself', async () => {
    const reference = await auditedOrder()

    const answer = await act(reference, 'certificates', { pem: issuing.certificate.pem })

    expect(answer.status).toBe(409)
  })

  test('is checked against the order before it is delivered', async () => {
    const { reference, key } = await submitted()
    const queue = await team.get('/staff/cases?show=certificates')
    const other = createPrivateKey(makeCsr({ commonName: 'x.example' }).keyPem)

    const unreadable = await act(reference, 'certificates', { pem: 'not a certificate' })
    const foreign = await act(reference, 'certificates', { pem: issue(other, ['www.elsewhere.example']) })
    const waiting = await fileOf(reference)
    const right = await act(reference, 'certificates', { pem: issue(key) })
    const delivered = await fileOf(reference)

    expect(queue.text).toContain(reference)
    expect([unreadable.status, foreign.status, right.status]).toEqual([422, 422, 303])
    expect(load(foreign.text)('#field-pem-error').text()).toContain('another key')
    expect(load(foreign.text)('#field-pem-error').text()).toContain('not ordered')
    expect([waiting.order.fulfilment, delivered.order.fulfilment]).toEqual(['awaiting_dcv', 'delivered'])
  })
})

const pay = (invoice: string, fields: Readonly<Record<string, string>>) =>
  send(accounting, `/staff/payments/new?invoice=${invoice}`, '/staff/payments', {
    invoice,
    means: 'transfer',
    receivedOn: clock.now().toISOString().slice(0, 10),
    bankReference: 'VIR 4711',
    nonce: '019ab000-0000-4000-8000-000000000001',
    ...fields,
  })

describe('a payment', () => {
  const unpaid = async () => {
    const reference = await owner.order(anOrder())
    const invoice = (await fileOf(reference)).documents[0]
    if (!invoice) throw new Error('the order has no invoice')
    return { reference, ...invoice }
  }
  const settlementOf = async (reference: string) => (await fileOf(reference)).order.settlement

  test('of a part leaves the order waiting; the rest lets it go on', async () => {
    const { reference, number, content } = await unpaid()

    const first = await pay(number, { amount: '10.00', nonce: '019ab000-0000-4000-8000-000000000002' })
    const afterPart = await settlementOf(reference)
    const explained = await open(accounting, String(first.headers['location']))
    const rest = Number(content.gross - 1_000n) / 100
    await pay(number, { amount: rest.toFixed(2), nonce: '019ab000-0000-4000-8000-000000000003' })

    expect(first.headers['location']).toBe(`/staff/payments/${number}`)
    expect(explained('.alert').text()).toContain(rest.toFixed(2).replace('.', ','))
    expect([afterPart, await settlementOf(reference)]).toEqual(['awaiting_payment', 'paid'])
    expect(await staffLog(number)).toEqual(['payment.entered', 'payment.entered'])
  })

  test('counts once, however often its form is sent', async () => {
    const { number } = await unpaid()
    const form = { amount: '5', nonce: '019ab000-0000-4000-8000-000000000004' }

    const answers = [await pay(number, form), await pay(number, form)]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const $ = await open(accounting, `/staff/payments/${number}`)
    expect($('tbody tr')).toHaveLength(1)
  })

  test.each([
    ['amount', 'abc'],
    ['amount', '0'],
    ['means', 'card'],
    ['receivedOn', '2999-01-01'],
    ['receivedOn', '2026-02-30'],
  ])('with a wrong %s (%s) is asked again, and keeps what was typed', async (field, value) => {
    const { number, reference } = await unpaid()

    const answer = await pay(number, { amount: '10,00', [field]: value })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($(`#field-${field}-error`)).toHaveLength(1)
    expect($('input[name=bankReference]').val()).toBe('VIR 4711')
    expect(await settlementOf(reference)).toBe('awaiting_payment')
  })

  test('is found by number, account, amount and creditor reference', async () => {
    const { number, content } = await unpaid()
    const amount = `${content.gross / 100n},${String(content.gross % 100n).padStart(2, '0')}`

    for (const keyword of [number.slice(-6), 'harbour bak', amount, content.paymentReference ?? '']) {
      const $ = await open(accounting, `/staff/payments?q=${encodeURIComponent(keyword)}`)
      expect($('#invoices ~ .table-area').text(), keyword).toContain(number)
    }
    expect((await accounting.get('/staff/payments?q=no-such-number')).text).not.toContain(number)
  })

  test('for an invoice that was credited is refused', async () => {
    const { reference, number } = await unpaid()
    await told(owner.cancel(reference, 0, 'Doublon'))

    const answer = await pay(number, { amount: '10', nonce: '019ab000-0000-4000-8000-000000000005' })

    expect(answer.status).toBe(409)
    const $ = await open(accounting, `/staff/payments/${number}`)
    expect($('a[href*="payments/new"]')).toHaveLength(0)
  })

  test('for an invoice that is not there is a missing page', async () => {
    const missing = await accounting.get('/staff/payments/new?invoice=FRI2026-999999')

    expect(missing.status).toBe(404)
  })
})

describe('a quote', () => {
  test('that is signed becomes an invoice and is no longer waiting', async () => {
    const reference = await owner.order(anOrder({ quote: true }))
    const quote = (await fileOf(reference)).documents[0]?.number ?? ''

    const answer = await send(accounting, `/staff/quotes/${quote}`, `/staff/quotes/${quote}/signature`, {
      purchaseOrder: 'PO-2026-77',
    })
    const again = await accounting.get(`/staff/quotes/${quote}`)

    const { order, documents } = await fileOf(reference)
    expect([answer.status, again.status]).toEqual([303, 404])
    expect(order).toMatchObject({ settlement: 'awaiting_payment', purchaseOrder: 'PO-2026-77' })
    expect(documents.map(({ kind }) => kind)).toEqual(['quote', 'invoice'])
    expect(await staffLog(quote)).toEqual(['quote.signed'])
  })
})

describe('the outgoing mail', () => {
  test('shows a mail in a frame that runs and fetches nothing', async () => {
    const reference = await owner.order(anOrder())
    const { order } = await fileOf(reference)
    const [mail] = await admin('mails').where({ order_id: order.id, kind: 'dcv_challenge' })

    const page = await open(team, `/staff/mailbox/${mail.id}`)
    const html = await team.get(`/staff/mailbox/${mail.id}/html`)

    expect(page('iframe').attr('src')).toBe(`/staff/mailbox/${mail.id}/html`)
    expect(html.headers['content-security-policy']).toContain(`default-src 'none'`)
    expect(html.headers['content-security-policy']).toContain(
      'sandbox allow-popups allow-top-navigation-by-user-activation',
    )
    expect(html.text).toContain('<base target="_top">')
    expect(html.text).toContain('/domain-control/')
  })

  test('gives the documents that went along, and no others', async () => {
    const [first, second] = [await owner.order(anOrder()), await owner.order(anOrder())]
    const [mailed, other] = [(await fileOf(first)).order.id, (await fileOf(second)).order.id]
    const [mail] = await admin('mails').where({ order_id: mailed, kind: 'order_confirmation' })
    const idOf = async (orderId: string) => (await admin('documents').where({ order_id: orderId }).first()).id as string

    const own = await team.get(`/staff/mailbox/${mail.id}/attachments/${await idOf(mailed)}`)
    const foreign = await team.get(`/staff/mailbox/${mail.id}/attachments/${await idOf(other)}`)

    expect([own.status, own.headers['content-type'], foreign.status]).toEqual([200, 'application/pdf', 404])
  })

  test('pages there and back', async () => {
    for (let mails = 0; mails < 60; mails += 6) await owner.order(anOrder())

    const first = await open(team, '/staff/mailbox')
    const second = await open(team, first('a[rel=next]').attr('href') ?? '')
    const back = await open(team, second('a[rel=prev]').attr('href') ?? '')

    const subjects = ($: typeof first) =>
      $('tbody tr td a')
        .map((_, link) => $(link).attr('href'))
        .get()
    expect(first('a[rel=prev]')).toHaveLength(0)
    expect(subjects(second).some((href) => subjects(first).includes(href) && href.includes('mailbox'))).toBe(false)
    expect(subjects(back)).toEqual(subjects(first))
  })
})

test('the overview counts what waits, for those who do it', async () => {
  const [forTeam, forMoney] = [await open(team, '/staff'), await open(accounting, '/staff')]

  expect(forTeam('.figure-tile').text()).toMatch(/cases? open/)
  expect(forTeam('.figure-tile').text()).not.toMatch(/unpaid/)
  expect(forMoney('.figure-tile').text()).toMatch(/factures? impayées?/)
})

test('accounts are found by a part of their name', async () => {
  const $ = await open(accounting, '/staff/accounts?q=MONTCL')

  expect($('tbody tr')).toHaveLength(1)
  expect($('tbody tr').text()).toContain('Ville de Montclair')
})
