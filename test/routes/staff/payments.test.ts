import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send } from '../../support/portal.ts'
import { openBackOffice } from './back-office.ts'

const { admin, portal, scopeOf, team, accounting, owner, told, fileOf, staffLog, pay } = await openBackOffice()

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

  test('sent again with other values is not lost: the form comes back, and can be sent as another one', async () => {
    const { number } = await unpaid()
    const form = { amount: '5', nonce: '019ab000-0000-4000-8000-000000000006' }
    await pay(number, form)

    const other = await pay(number, { ...form, amount: '7', bankReference: 'VIR 4712' })
    const $ = load(other.text)
    const nonce = String($('input[name=nonce]').val())
    const again = await pay(number, { ...form, amount: '7', bankReference: 'VIR 4712', nonce })

    expect([other.status, again.status]).toEqual([409, 303])
    expect($('.alert').text()).toContain('enregistrées')
    expect([$('input[name=amount]').val(), $('input[name=bankReference]').val()]).toEqual(['7', 'VIR 4712'])
    expect(nonce).not.toBe(form.nonce)
    expect((await open(accounting, `/staff/payments/${number}`))('tbody tr')).toHaveLength(2)
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

describe('a card that was charged too much', () => {
  test('is to be given back its money, until that is entered', async () => {
    const reference = await owner.order(anOrder())
    const { number = '', content } = (await fileOf(reference)).documents[0] ?? {}
    const { gross: amount = 0n, issuedOn: receivedOn = '' } = content ?? {}
    for (const bankReference of ['cs_first', 'cs_second']) {
      const money = { means: 'card', amount, currency: 'EUR', receivedOn, bankReference } as const
      await portal.services.payments.enter(scopeOf('harbour.super'), number, {
        ...money,
        idempotencyKey: bankReference,
      })
    }
    const due = async () => (await open(accounting, '/staff/payments'))('#excesses ~ ul').text()
    const before = await due()

    const page = `/staff/payments/${number}`
    const $ = await open(accounting, page)
    const payment = String($('input[name=payment]').val())
    const answers = [1, 2].map(() => send(accounting, page, `${page}/returns`, { payment }))

    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([303, 303])
    expect(before).toContain(number)
    expect($('form.card').text()).toContain('cs_second')
    expect(await due()).not.toContain(number)
    const after = await open(accounting, page)
    expect($('.alert').text()).toContain('avoir')
    expect(after('input[name=payment]')).toHaveLength(0)
    expect(after('.alert').text()).not.toContain('avoir')
    const { order, events } = await fileOf(reference)
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['paid_too_much', 'excess_returned']))
    const { rows } = await admin.raw(
      `select sum(p.amount)::int as sum from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
       where t.order_id = ? and p.code = 'coupon'`,
      [order.id],
    )
    expect(rows[0].sum).toBe(0)
    expect(await staffLog(number)).toContain('payment.returned')
  })

  test('is not given back what it was not charged', async () => {
    const { number = '' } = (await fileOf(await owner.order(anOrder()))).documents[0] ?? {}
    const page = `/staff/payments/${number}`

    for (const payment of ['', 'x', '019ab000-0000-4000-8000-00000000000a'])
      expect((await send(accounting, page, `${page}/returns`, { payment })).status).toBe(404)
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
