import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import type { Language } from '#domain/shared/language.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { findContactPoint } from '#stores/contact-point-store.ts'

interface Deps {
  readonly queueMail: QueueMail
  readonly publicUrl: string
  readonly statusUrl: (reference: string) => string
}

/** Somebody who gets an invoice where the account has named no address for them. */
export interface InvoiceReader {
  readonly email: string
  readonly language: Language
}

/**
 * Sends an invoice or a credit note to the account's address for invoices, in its language, or else to `otherwise`.
 * Nothing is sent where the account fetches its invoices.
 */
export const mailInvoice =
  ({ queueMail, publicUrl, statusUrl }: Deps) =>
  async (
    tx: AccountTx,
    { id, kind, orderId, content }: IssuedDocument,
    otherwise: InvoiceReader | null = null,
  ): Promise<void> => {
    if (kind !== 'invoice' && kind !== 'credit_note') return
    const receiver = (await findContactPoint(tx, 'invoices')) ?? otherwise
    const { invoicesBy } = await getAccountTerms(tx)
    if (!receiver || invoicesBy !== 'mail') return
    const { number, gross, currency, dueOn, orderReference } = content
    const pageUrl = orderReference === null ? `${publicUrl}/account/top-ups/${number}` : statusUrl(orderReference)
    await queueMail(tx, {
      to: receiver.email,
      language: receiver.language,
      orderId,
      mail: { kind: `${kind}_issued`, data: { number, gross, currency, dueOn, pageUrl } },
      documentIds: [id],
    })
  }

export type MailInvoice = ReturnType<typeof mailInvoice>

/** Whether a document goes along with what the technical contact is told: quotes do, invoices where nobody else gets them. */
export async function goesToTechnicalContact(tx: AccountTx, { kind }: IssuedDocument): Promise<boolean> {
  if (kind === 'quote') return true
  const { invoicesBy } = await getAccountTerms(tx)
  return invoicesBy === 'mail' && (await findContactPoint(tx, 'invoices')) === null
}

/** The language of an account's documents: that of its address for invoices, or its own. */
export async function documentLanguage(
  tx: AccountTx,
  { language }: { readonly language: Language },
): Promise<Language> {
  return (await findContactPoint(tx, 'invoices'))?.language ?? language
}
