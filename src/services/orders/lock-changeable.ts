import type { Certificate, CertificateState } from '#domain/certificates/certificate.ts'
import type { Order } from '#domain/orders/order.ts'
import type { Fulfilment } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { lockOrder } from '#stores/order-store.ts'

const CHANGEABLE: readonly Fulfilment[] = ['registered', 'verification', 'awaiting_dcv']

/** Locks an order of which nothing is at a CA yet, with the version that waits; refused where it may not change. */
export async function lockChangeable(
  tx: AccountTx,
  reference: string,
  states: readonly CertificateState[] = ['waiting'],
): Promise<{ readonly order: Order; readonly certificate: Certificate }> {
  const order = await lockOrder(tx, { reference })
  const certificate = await getNewestCertificate(tx, order.id)
  if (!CHANGEABLE.includes(order.fulfilment) || !states.includes(certificate.state)) {
    throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
  }
  return { order, certificate }
}
