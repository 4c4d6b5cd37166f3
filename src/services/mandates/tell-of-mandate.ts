import type { PlainMail } from '#domain/mails/token-kinds.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { findSuperUser } from '#stores/account-store.ts'

export interface TellOfMandateDeps {
  readonly queueMail: QueueMail
  readonly publicUrl: string
}

/** What may be told about a mandate: of its IBAN the end alone. */
export const aboutMandate = ({ reference, creditor, debtorName, ibanEnd }: Mandate, publicUrl: string) => ({
  reference,
  creditor: creditor.name,
  debtor: debtorName,
  ibanEnd,
  pageUrl: `${publicUrl}/administration/preferences/mandate`,
})

/** Writes to the super user and to the address that the mandate's form named. */
export async function tellOfMandate(
  tx: AccountTx,
  { queueMail }: TellOfMandateDeps,
  mandate: Mandate,
  mail: PlainMail,
  mandateId?: string,
): Promise<void> {
  const { email, language } = mandate
  const superUser = await findSuperUser(tx)
  const others = email !== null && email.toLowerCase() !== superUser?.email.toLowerCase() ? [{ email, language }] : []
  const receivers = [...(superUser ? [superUser] : []), ...others]
  for (const [index, receiver] of receivers.entries()) {
    await queueMail(tx, {
      to: receiver.email,
      language: receiver.language,
      orderId: null,
      mail,
      ...(mandateId && { mandateId }),
      copied: index === 0,
    })
  }
}
