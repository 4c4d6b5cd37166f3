import type { TestPortal } from './portal.ts'

/** Charges a card twice for one order, as two pages to pay on would; tells the number of the invoice. */
export async function chargeTwice({ portal, scopeOf }: TestPortal, owner: string, reference: string) {
  const { documents } = await portal.services.orders.read(scopeOf(owner), reference)
  const { number, content } = documents[0]!
  const { gross: amount, currency, issuedOn: receivedOn } = content
  for (const page of ['first', 'second']) {
    const idempotencyKey = `${number}:${page}`
    const money = { means: 'card', amount, currency, receivedOn, bankReference: `cs_${page}`, idempotencyKey } as const
    await portal.services.payments.enter(scopeOf(owner), number, money)
  }
  return number
}
