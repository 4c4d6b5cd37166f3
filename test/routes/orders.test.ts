import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { DOWNLOAD_FORMATS } from '#domain/certificates/downloads.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { anOrder } from '../support/builders.ts'
import { makeCsr } from '../support/csrs.ts'
import { open, send, startPortal } from '../support/portal.ts'

const { admin, portal, clock, signIn, story, scopeOf } = await startPortal({}, { demo: true })
const today = clock.now()
const { orders } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')
const buyer = await signIn('harbour.super')

const fileOf = (reference: string) => orders.read(scope, reference)
const statusOf = async (reference: string) => {
  const { order } = await fileOf(reference)
  return [order.fulfilment, order.settlement]
}

async function deliver(fields: Parameters<typeof anOrder>[0] = {}): Promise<string> {
  const reference = await paid(fields)
  await harbour.agreeByMail(reference, 0)
  clock.set(today)
  return reference
}

/** The story winds the clock by hours, which no session would live through. */
async function paid(fields: Parameters<typeof anOrder>[0] = {}): Promise<string> {
  const reference = await harbour.order(anOrder(fields))
  await harbour.pay(reference, 0)
  clock.set(today)
  return reference
}

describe('the lists', () => {
  test('lead to the order, which one search hit opens at once', async () => {
    const reference = await harbour.order(anOrder({ names: ['one-of-a-kind.example'], customerReference: 'Zebra 7' }))

    const list = await open(buyer, '/orders/in-progress')
    const byReference = await buyer.get(`/orders/search?q=${reference.toLowerCase()}`)
    const byOwnReference = await buyer.get('/orders/search?q=zébra')

    expect(list(`a[href="/orders/${reference}"]`).text()).toBe('one-of-a-kind.example')
    expect([byReference.status, byReference.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect([byOwnReference.status, byOwnReference.headers['location']]).toEqual([303, `/orders/${reference}`])
  })

  test('several hits are a list, none says so', async () => {
    await harbour.order(anOrder({ customerReference: 'many' }))
    await harbour.order(anOrder({ customerReference: 'many' }))

    expect((await open(buyer, '/orders/search?q=many'))('tbody tr')).toHaveLength(2)
    expect((await open(buyer, '/orders/search?q=nowhere'))('.empty')).toHaveLength(1)
    expect((await open(buyer, '/orders/search'))('.empty')).toHaveLength(1)
  })

  test('another account’s order is found by nobody', async () => {
    const reference = await harbour.order(anOrder())
    const stranger = await signIn('fjord.super')

    expect((await stranger.get(`/orders/search?q=${reference}`)).status).toBe(200)
    expect((await stranger.get(`/orders/${reference}`)).status).toBe(404)
  })

  test('are exported whole, as a file', async () => {
    await harbour.order(anOrder({ customerReference: '=HYPERLINK("http://evil.example")' }))

    const answer = await buyer.get('/orders/export/all?sort=reference&length=10').buffer()

    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe('attachment; filename=orders-all.csv')
    expect(answer.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(answer.text.trim().split('\r\n')).toHaveLength(1 + (await countOrders()))
    expect((await buyer.get('/orders/export/secret')).status).toBe(404)
  })

  async function countOrders(): Promise<number> {
    const row = await admin('orders').where('account_id', scope.accountId).count('id as count').first()
    return Number(row?.['count'])
  }
})

describe('domain control', () => {
  const pageOf = (reference: string) => `/orders/${reference}/domain-control`

  test('is looked for at once when somebody asks, and what was seen is shown', async () => {
    const reference = await harbour.order(anOrder({ method: 'dns_txt' }))
    const page = pageOf(reference)
    const [before] = (await fileOf(reference)).validations

    const answer = await send(buyer, page, `${page}/${before?.id}/checks`)

    const [after] = (await fileOf(reference)).validations
    expect([answer.status, answer.headers['location']]).toEqual([303, page])
    expect(after?.checks).toBe((before?.checks ?? 0) + 1)
    expect(after?.lastObservation?.verdict).toBe('not_yet')
    expect((await open(buyer, page))('section h4')).toHaveLength(1)
  })

  test('of another order is not there', async () => {
    const [one, other] = [await harbour.order(anOrder({ method: 'dns_txt' })), await harbour.order(anOrder())]
    const [foreign] = (await fileOf(one)).validations

    const answer = await send(buyer, pageOf(other), `${pageOf(other)}/${foreign?.id}/checks`)

    expect(answer.status).toBe(404)
  })

  test('goes over to mail, written to the chosen mailbox alone', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.mailed.example'], method: 'dns_cname' }))
    const page = pageOf(reference)

    await send(buyer, page, `${page}/methods`, {
      'method[mailed.example]': 'email',
      'address[mailed.example]': ['hostmaster@mailed.example', 'somebody@elsewhere.example'],
    })

    const { validations, challengeMails } = await fileOf(reference)
    expect(validations.map(({ method, state }) => [method, state])).toEqual([['email', 'pending']])
    expect(challengeMails.map(({ address }) => address)).toEqual(['hostmaster@mailed.example'])
  })

  test('writes the mails again', async () => {
    const reference = await harbour.order(anOrder())
    const page = pageOf(reference)
    const { validations, challengeMails } = await fileOf(reference)

    await send(buyer, page, `${page}/${validations[0]?.id}/mails`)

    expect((await fileOf(reference)).challengeMails).toHaveLength(challengeMails.length * 2)
  })

  test('a domain that the order does not have changes nothing', async () => {
    const reference = await harbour.order(anOrder({ method: 'dns_cname' }))
    const page = pageOf(reference)
    const before = (await fileOf(reference)).validations

    const answer = await send(buyer, page, `${page}/methods`, { 'method[foreign.example]': 'email' })

    expect(answer.status).toBe(303)
    expect((await fileOf(reference)).validations).toEqual(before)
  })

  test('a wildcard that asks for a file gets the recommended method', async () => {
    const names = ['*.stars.example']
    const reference = await harbour.order(anOrder({ product: 'positivessl-wildcard', names, method: 'email' }))
    const page = pageOf(reference)

    await send(buyer, page, `${page}/methods`, { 'method[stars.example]': 'http_file' })

    expect((await fileOf(reference)).validations.map(({ method }) => method)).toEqual(['dns_cname'])
  })
})

describe('paying by card', () => {
  test('leads to the provider’s page, the same one when asked twice', async () => {
    const reference = await harbour.order(anOrder())
    const status = `/orders/${reference}`

    const first = await send(buyer, status, `${status}/checkouts`)
    const second = await send(buyer, status, `${status}/checkouts`)

    expect(first.status).toBe(303)
    expect(first.headers['location']).toMatch(/^http:\/\/localhost:3999\/sandbox\/checkouts\//)
    expect(second.headers['location']).toBe(first.headers['location'])
  })

  test('coming back before the provider has told us, the page waits', async () => {
    const reference = await harbour.order(anOrder())
    await send(buyer, `/orders/${reference}`, `/orders/${reference}/checkouts`)

    const $ = await open(buyer, `/orders/${reference}?payment=done`)

    expect($('[data-watch]')).toHaveLength(1)
    expect((await open(buyer, `/orders/${reference}?payment=nonsense`))('[data-watch]')).toHaveLength(0)
  })
})

describe('documents', () => {
  test('are sent as a file that no cache keeps', async () => {
    const reference = await harbour.order(anOrder())
    const [invoice] = (await fileOf(reference)).documents

    const answer = await buyer.get(`/orders/${reference}/documents/${invoice?.number}.pdf`)

    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=${invoice?.number}.pdf`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(answer.body).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('of another order are not there', async () => {
    const [one, other] = [await harbour.order(anOrder()), await harbour.order(anOrder())]
    const [foreign] = (await fileOf(one)).documents

    expect((await buyer.get(`/orders/${other}/documents/${foreign?.number}.pdf`)).status).toBe(404)
  })
})

describe('a delivered certificate', () => {
  test('can be had in every format under its own name', async () => {
    const reference = await deliver({ names: ['www.formats.example'] })
    const [certificate] = (await fileOf(reference)).certificates
    const page = `/orders/${reference}/certificates/${certificate?.issued?.serial}`

    expect((await open(buyer, page))('table a')).toHaveLength(DOWNLOAD_FORMATS.length)
    for (const format of DOWNLOAD_FORMATS) {
      const answer = await buyer.get(`${page}/${format}`).responseType('blob')

      expect([format, answer.status]).toEqual([format, 200])
      expect(answer.headers['content-disposition']).toContain('attachment; filename=www.formats.example.')
      if (format === 'cer') expect(readCertificate(String(answer.body)).serial).toBe(certificate?.issued?.serial)
    }
  })

  test('no other serial, order or format is there', async () => {
    const [one, other] = [await deliver(), await harbour.order(anOrder())]
    const [certificate] = (await fileOf(one)).certificates
    const serial = String(certificate?.issued?.serial)

    for (const address of [
      `${other}/certificates/${serial}`,
      `${one}/certificates/00`,
      `${one}/certificates/${serial}/exe`,
    ]) {
      expect([address, (await buyer.get(`/orders/${address}`)).status]).toEqual([address, 404])
    }
  })
})

describe('giving a CSR', () => {
  const quoted = (names: readonly string[]) => harbour.order(anOrder({ product: 'sectigo-ov-ssl', quote: true, names }))
  const give = (reference: string, fields: Record<string, string>) =>
    send(buyer, `/orders/${reference}/csr`, `/orders/${reference}/csr`, fields)

  test('puts a good one into the order', async () => {
    const names = ['www.good-csr.example']
    const reference = await quoted(names)

    const answer = await give(reference, { csr: makeCsr({ commonName: 'www.good-csr.example', names }).csrPem })

    expect([answer.status, answer.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect((await fileOf(reference)).order.keyDescription).toBe('ECDSA P-256')
  })

  test('takes one with warnings once they were read', async () => {
    const reference = await quoted(['www.warned.example'])
    const csr = makeCsr({ commonName: 'other.warned.example' }).csrPem

    const warned = await give(reference, { csr })
    const confirmed = String(load(warned.text)('input[name=confirmed]').val())
    const missing = (await fileOf(reference)).certificates[0]?.csrPem
    const answer = await give(reference, { csr, confirmed })

    expect([warned.status, missing]).toEqual([422, null])
    expect(answer.status).toBe(303)
  })

  test('never takes a private key, nor shows it again', async () => {
    const reference = await quoted(['www.key.example'])
    const { keyPem } = makeCsr({ commonName: 'www.key.example' })

    const answer = await give(reference, { csr: keyPem })

    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain(keyPem.split('\n')[1])
    expect((await fileOf(reference)).certificates[0]?.csrPem).toBeNull()
  })

  test('is no more possible once the order is delivered', async () => {
    expect((await buyer.get(`/orders/${await deliver()}/csr`)).status).toBe(409)
  })
})

describe('cancelling', () => {
  test('asks for a reason and then takes the order back', async () => {
    const reference = await harbour.order(anOrder())
    const [page, action] = [`/orders/${reference}/cancellations/new`, `/orders/${reference}/cancellations`]

    const silent = await send(buyer, page, action, { reason: '  ' })
    const answer = await send(buyer, page, action, { reason: 'Ordered twice' })

    expect(silent.status).toBe(422)
    expect(load(silent.text)('.field-error')).toHaveLength(1)
    expect([answer.status, answer.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect((await fileOf(reference)).order).toMatchObject({
      fulfilment: 'cancelled',
      cancellationReason: 'Ordered twice',
    })
    expect((await buyer.get(page)).status).toBe(409)
  })
})

describe('approving', () => {
  const ask = () =>
    story('montclair.buyer').order(anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }))
  const montclair = scopeOf('montclair.super')
  const stateOf = async (reference: string) => (await orders.read(montclair, reference)).order.fulfilment

  test('lets the order go on', async () => {
    const reference = await ask()
    const approver = await signIn('montclair.approver')
    const list = '/orders/pending-approvals'

    const $ = await open(approver, list)
    const answer = await send(approver, list, `/orders/${reference}/approvals`, { decision: 'approve' })

    expect($(`button[formaction="/orders/${reference}/approvals"]`)).toHaveLength(1)
    expect(answer.status).toBe(303)
    expect(await stateOf(reference)).not.toBe('pending_approval')
  })

  test('refuses with a reason, and only with one', async () => {
    const reference = await ask()
    const approver = await signIn('montclair.approver')
    const [page, action] = [`/orders/${reference}?refuse=yes`, `/orders/${reference}/approvals`]

    const silent = await send(approver, page, action, { decision: 'refuse', reason: ' ' })
    const waiting = await stateOf(reference)
    await send(approver, page, action, { decision: 'refuse', reason: 'Not in the budget' })

    expect([silent.status, waiting]).toEqual([422, 'pending_approval'])
    expect(await stateOf(reference)).toBe('refused')
  })

  test('is not for whoever only orders', async () => {
    const reference = await ask()
    const agent = await signIn('montclair.buyer')

    const answer = await send(agent, `/orders/${reference}`, `/orders/${reference}/approvals`, { decision: 'approve' })

    expect(answer.status).toBe(403)
    expect(await stateOf(reference)).toBe('pending_approval')
  })
})

test('an order is paid by a transfer that staff enter, and its page says so', async () => {
  const reference = await paid()

  expect(await statusOf(reference)).toEqual(['awaiting_dcv', 'paid'])
  expect((await open(buyer, `/orders/${reference}`))('.next-step form')).toHaveLength(0)
})
