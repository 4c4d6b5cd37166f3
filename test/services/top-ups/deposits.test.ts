import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { AccountScope } from '#platform/scope.ts'
import { verifyInvariants } from '#queries/invariants.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, database, scopeOf } = await startPortal()
const { payments, topUps } = portal.services
type TypedTopUp = Parameters<typeof topUps.request>[1]['typed']

const norrland = scopeOf('norrland.super')
const balance = async () =>
  0n -
  BigInt(
    (await admin('ledger_balances').where({ account_id: norrland.accountId, code: 'deposit' }).first('amount'))
      ?.amount ?? 0,
  )

test('a deposit is credited without VAT once its invoice is paid, once', async () => {
  const typed = { lines: [], amount: '500' }
  const number = await topUps.request(norrland, { nonce: randomUUID(), typed, means: 'transfer' })
  const { content } = (await topUps.read(norrland, number)).invoice
  const pay = (idempotencyKey: string) =>
    payments.enter(norrland, number, {
      means: 'transfer',
      amount: content.gross,
      currency: content.currency,
      receivedOn: content.issuedOn,
      bankReference: 'SEPA',
      idempotencyKey,
    })
  const before = await balance()

  await Promise.all([pay('statement:a'), pay('statement:b')])

  expect([content.net, before, await balance()]).toEqual([50_000n, 0n, 50_000n])
})

test('a deposit is asked for by its own accounts alone, and tokens not by them', async () => {
  const tokens = { lines: [{ unit: 'positivessl:base', quantity: '1' }], amount: '' }
  const money = { lines: [], amount: '500' }
  const ask = (account: AccountScope, typed: TypedTopUp) =>
    topUps.request(account, { nonce: randomUUID(), typed, means: 'card' })

  await expect(ask(norrland, tokens)).rejects.toMatchObject({ code: 'nothing_to_credit' })
  await expect(ask(scopeOf('fjord.super'), money)).rejects.toMatchObject({ code: 'nothing_to_credit' })
  await expect(ask(scopeOf('montclair.super'), money)).rejects.toMatchObject({ code: 'nothing_to_credit' })
})

test('after all of it every invariant holds', async () => {
  const broken = (await verifyInvariants(database.operator)).filter(({ violations }) => violations > 0)

  expect(broken).toEqual([])
})
