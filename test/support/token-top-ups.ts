import { randomUUID } from 'node:crypto'
import type { TypedLine } from '#domain/top-ups/read-lines.ts'
import type { TestPortal } from './portal.ts'

/** The token that these tests buy. */
export const BASE = 'positivessl:base'

/** What buys tokens for an account of the cast that pays in pounds, and tells what came of it. */
export function tokenTopUps({ portal, admin, scopeOf }: TestPortal, login: string) {
  const { payments, topUps } = portal.services
  const scope = scopeOf(login)
  let transfers = 0

  const lines = (quantity: number, unit = BASE): readonly TypedLine[] => [{ unit, quantity: String(quantity) }]
  const request = (quantity: number, nonce: string = randomUUID(), means: 'card' | 'transfer' = 'transfer') =>
    topUps.request(scope, { nonce, typed: { lines: lines(quantity), amount: '' }, means })
  const grossOf = async (number: string) => (await topUps.read(scope, number)).invoice.content.gross
  const held = async (unit = BASE) => {
    const balance = { account_id: scope.accountId, code: 'token', unit }
    return 0 - Number((await admin('ledger_balances').where(balance).first('amount'))?.amount ?? 0)
  }

  /** Accounting enters a transfer for the invoice. */
  const transfer = async (number: string, amount?: bigint, idempotencyKey = `statement:${(transfers += 1)}`) =>
    payments.enter(scope, number, {
      means: 'transfer',
      amount: amount ?? (await grossOf(number)),
      currency: 'GBP',
      receivedOn: scope.now().toISOString().slice(0, 10),
      bankReference: 'FPS',
      idempotencyKey,
    })

  return { scope, request, grossOf, held, transfer }
}
