import { createPrivateKey } from 'node:crypto'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { checklistOf } from '#domain/validation/checklist.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { addDays } from '#domain/shared/time.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot, spkiOf } from '../../domain/certificates/demo-chain.ts'
import { anOrder } from '../../support/builders.ts'
import { makeCsr } from '../../support/csrs.ts'
import { open } from '../../support/portal.ts'
import { openBackOffice } from './back-office.ts'

const { portal, admin, clock, work, scopeOf, team, owner, told, auditedOrder, fileOf, staffLog, act, pay } =
  await openBackOffice()

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

  test('may have been audited, while its domain is to be proved', async () => {
    const reference = await auditedOrder()
    await act(reference, 'ticks', { items: [...checklistOf('ov')] })
    await act(reference, 'completion')
    await work()
    const before = (await fileOf(reference)).order.fulfilment

    const answer = await act(reference, 'refusal', { reason: 'Domaine introuvable' })

    const { order, audit, events } = await fileOf(reference)
    expect([before, answer.status, order.fulfilment]).toEqual(['awaiting_dcv', 303, 'cancelled'])
    expect(audit?.state).toBe('completed')
    expect(events.map(({ kind }) => kind)).not.toContain('audit_refused')
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
    await portal.services.orders.giveCsr(scopeOf('harbour.super'), reference, reading.csr)
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

  test('is not pasted nor refused where the portal asks the CA itself', async () => {
    const reference = await auditedOrder()

    const pasted = await act(reference, 'certificates', { pem: issuing.certificate.pem })
    const refused = await act(reference, 'ca-refusals', { reason: 'No' })

    expect([pasted.status, refused.status]).toEqual([409, 409])
  })

  test('is not refused by us while the CA may issue it; its refusal opens the way', async () => {
    const { reference } = await submitted()

    const early = await act(reference, 'refusal', { reason: 'Trop tôt' })
    const empty = await act(reference, 'ca-refusals', { reason: ' ' })
    const entered = await act(reference, 'ca-refusals', { reason: 'Blocked by the CA’s list' })
    const twice = await act(reference, 'ca-refusals', { reason: 'Once more' })
    const { certificates, events, order } = await fileOf(reference)
    const refused = await act(reference, 'refusal', { reason: 'L’autorité refuse ce nom' })

    expect([early.status, empty.status, entered.status, twice.status]).toEqual([409, 422, 303, 409])
    expect(certificates[0]).toMatchObject({ state: 'refused', refusal: 'Blocked by the CA’s list' })
    expect(events.map(({ kind }) => kind)).toContain('ca_refused')
    expect([order.fulfilment, refused.status]).toEqual(['awaiting_dcv', 303])
    expect((await fileOf(reference)).order).toMatchObject({ fulfilment: 'cancelled', settlement: 'refunded' })
    expect(await staffLog(reference)).toContain('certificate.refused')
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
