import type { PlainMail } from '#domain/mails/token-kinds.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { findSuperUser } from '#stores/account-state-store.ts'

/** Writes to whoever answers for the account; `mailFor` is given their name. */
export async function tellSuperUser(
  tx: AccountTx,
  queueMail: QueueMail,
  mailFor: (name: string) => PlainMail,
): Promise<void> {
  const superUser = await findSuperUser(tx)
  if (!superUser) return
  const { name, email, language } = superUser
  await queueMail(tx, { to: email, language, orderId: null, mail: mailFor(name) })
}
