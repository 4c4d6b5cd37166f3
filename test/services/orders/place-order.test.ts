import { beforeAll, describe, expect, test } from 'vitest'
import { verifyInvariants } from '#queries/invariants.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import type { AccountScope } from '#platform/scope.ts'
import { anOrderInput, keptDraft } from '../../support/drafts.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, database, scopeOf } = await startPortal()
const { orders, payments } = portal.services
const harbour = scopeOf('harbour.super')
const count = async (table: string, about = {}) =>
  Number((await admin(table).where(about).count('* as count').first())?.['count'])

const draftOf = (names: readonly string[], fields: Partial<OrderInput> = {}, scope = harbour) =>
  keptDraft(portal.services, scope, anOrderInput(names, fields))

const wish = (domain: string, method: string, ...addresses: string[]) => ({ domain, method, addresses })

describe('the wished methods', () => {
  const provedBy = async (reference: string) =>
    (await orders.read(harbour, reference)).validations.map(({ domain, method }) => [domain, method])

  test('are taken for the domains of the order, and for no other', async () => {
    const draft = await draftOf(['www.wished.example'])

    const reference = await orders.place(harbour, draft, [
      wish('evil.example', 'email', 'admin@evil.example'),
      wish('wished.example', 'http_file'),
    ])

    expect(await provedBy(reference)).toEqual([['www.wished.example', 'http_file']])
    expect(await count('mails', { kind: 'dcv_challenge' })).toBe(0)
  })

  test.each([
    ['can not prove a wildcard', 'positivessl-wildcard', '*.stars.example', 'http_file'],
    ['its authority does not offer', 'positivessl', 'www.unoffered.example', 'dns_txt'],
    ['does not exist', 'positivessl', 'www.unheard.example', 'carrier_pigeon'],
  ])('give way to the recommended one where the method %s', async (_, productCode, name, method) => {
    const domain = name.replace(/^[^.]+\./, '')
    const draft = await draftOf([name], { productCode })

    const reference = await orders.place(harbour, draft, [wish(domain, method)])

    expect(await provedBy(reference)).toEqual([[domain, 'dns_cname']])
  })

  test('may be missing: every domain is asked for by the recommended one', async () => {
    const draft = await draftOf(['one.example', 'two.example'], { productCode: 'positivessl-multi-domain' })

    const reference = await orders.place(harbour, draft, [wish('two.example', 'email')])

    expect(await provedBy(reference)).toEqual([
      ['one.example', 'dns_cname'],
      ['two.example', 'email'],
    ])
  })
})

describe('a draft', () => {
  test('placed twice is one order, whatever the second asks for', async () => {
    const draft = await draftOf(['www.twice.example'])
    const before = await count('orders')

    const first = await orders.place(harbour, draft, [])
    const second = await orders.place(harbour, draft, [wish('twice.example', 'email')])

    expect(second).toBe(first)
    expect(await count('orders')).toBe(before + 1)
    const { validations, documents } = await orders.read(harbour, first)
    expect([validations.length, documents.length]).toEqual([1, 1])
  })

  test('placed twice at the same moment is one order with one invoice', async () => {
    const draft = await draftOf(['www.at-once.example'])
    const [placed, invoiced] = [await count('orders'), await count('documents')]

    const references = await Promise.all([1, 2].map(() => orders.place(harbour, draft, [])))

    expect(new Set(references).size).toBe(1)
    expect([await count('orders'), await count('documents')]).toEqual([placed + 1, invoiced + 1])
  })

  test('is nobody else’s to place', async () => {
    const draft = await draftOf(['www.mine.example'])

    await expect(orders.place(scopeOf('fjord.super'), draft, [])).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('in approval mode', () => {
  const approver = scopeOf('norrland.super')
  const buyer = {
    ...approver,
    actor: { ...approver.actor, kind: 'user', rights: new Set(['technical']) },
  } as AccountScope
  const deposit = async () => (await admin('ledger_balances').where({ code: 'deposit' }).first('amount'))?.amount
  beforeAll(async () => {
    await admin('accounts').where('id', approver.accountId).update({ approval_mode: true })
    await payments.topUpDeposit(approver, 100_000n, 'SEPA 1')
  })
  const asked = async (name: string) => {
    const draft = await keptDraft(portal.services, buyer, anOrderInput([name], { paymentMeans: 'deposit' }))
    return orders.place(buyer, draft, [])
  }

  test('the deposit is untouched until somebody has approved', async () => {
    const before = await deposit()

    const reference = await asked('www.asked.example')

    const { fulfilment, settlement, netAmount } = (await orders.read(buyer, reference)).order
    expect([fulfilment, settlement, await deposit()]).toEqual(['pending_approval', 'awaiting_payment', before])
    await orders.decideApproval(approver, reference, { approved: true, reason: '' })
    expect((await orders.read(buyer, reference)).order).toMatchObject({
      fulfilment: 'registered',
      settlement: 'prepaid',
    })
    expect(BigInt(await deposit())).toBe(BigInt(before) + netAmount)
  })

  test('a price that has changed meanwhile is the order’s from then on, and asks for another yes', async () => {
    const before = await deposit()
    const reference = await asked('www.dearer.example')
    const { id, netAmount } = (await orders.read(buyer, reference)).order
    await admin('orders').where({ id }).update({ net_amount: '100' })
    const decide = (seenPrice: bigint | null) =>
      orders.decideApproval(approver, reference, { approved: true, reason: '', seenPrice })

    const first = await decide(100n)
    const { order, lines, events } = await orders.read(buyer, reference)
    const unseen = await decide(100n)
    const untouched = await deposit()
    const second = await decide(netAmount)

    expect([first, unseen, second]).toEqual(['price_changed', 'price_changed', 'approved'])
    expect(order).toMatchObject({ fulfilment: 'pending_approval', netAmount })
    expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(netAmount)
    expect(events.map(({ kind }) => kind)).toContain('price_changed')
    expect(untouched).toBe(before)
    expect(BigInt(await deposit())).toBe(BigInt(before) + netAmount)
  })

  test('a key that became known as compromised meanwhile is not approved', async () => {
    const before = await deposit()
    const reference = await asked('www.leaked.example')
    const { id } = (await orders.read(buyer, reference)).order
    const { spki_sha256: key } = await admin('certificates').where('order_id', id).first('spki_sha256')
    await admin('compromised_keys').insert({ spki_sha256: key, source: 'reported', reported_at: new Date() })

    const decided = orders.decideApproval(approver, reference, { approved: true, reason: '' })

    await expect(decided).rejects.toMatchObject({ code: 'csr_stands_no_more' })
    expect(await deposit()).toBe(before)
    await admin('compromised_keys').where('spki_sha256', key).delete()
  })

  test('a refused order has cost nothing', async () => {
    const before = await deposit()
    const reference = await asked('www.refused.example')

    await orders.decideApproval(approver, reference, { approved: false, reason: 'Not this year' })

    const { order, documents } = await orders.read(buyer, reference)
    expect([order.fulfilment, order.settlement, documents.length]).toEqual(['refused', 'awaiting_payment', 0])
    expect(await deposit()).toBe(before)
  })
})

describe('paid by tokens', () => {
  test('two orders at the same moment share no token: one waits for more', async () => {
    const fjord = scopeOf('fjord.super')
    await payments.sellTokens(fjord, [{ product: 'positivessl', item: 'base', quantity: 1 }], 'BACS 1')
    const drafts = []
    for (const name of ['www.first.example', 'www.second.example'])
      drafts.push(await draftOf([name], { paymentMeans: 'tokens' }, fjord))

    const references = await Promise.all(drafts.map((draft) => orders.place(fjord, draft, [])))

    const files = await Promise.all(references.map((reference) => orders.read(fjord, reference)))
    expect(files.map(({ order }) => order.settlement).sort()).toEqual(['awaiting_payment', 'prepaid'])
    expect(files.flatMap(({ missingTokens }) => missingTokens)).toEqual([{ unit: 'positivessl:base', quantity: 1 }])
    expect(await count('ledger_transactions', { account_id: fjord.accountId, kind: 'tokens_used' })).toBe(1)
    const [balance] = await admin('ledger_balances').where({ account_id: fjord.accountId, code: 'token' })
    expect(balance).toMatchObject({ unit: 'positivessl:base', amount: '0' })
  })
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
