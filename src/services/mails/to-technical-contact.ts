import type { PlainMail } from '#domain/mails/token-kinds.ts'
import type { Order } from '#domain/orders/order.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getContact } from '#stores/organization-store.ts'
import type { QueueMail } from './queue-mail.ts'

/** Tells the certificate manager of an order, in their language; an order without one tells nobody. */
export async function mailToTechnicalContact(
  tx: AccountTx,
  queueMail: QueueMail,
  order: Order,
  mail: PlainMail,
  documentIds: readonly string[] = [],
): Promise<void> {
  if (order.technicalContactId === null) return
  const contact = await getContact(tx, order.technicalContactId)
  await queueMail(tx, { to: contact.email, language: contact.language, orderId: order.id, mail, documentIds })
}
