import type { Fulfilment } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { WantedDocument } from '#domain/validation/wanted-documents.ts'
import { translator } from '#platform/i18n.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getContact } from '#stores/organization-store.ts'
import { lockOrder } from '#stores/order-store.ts'

export interface DocumentRequest {
  readonly documents: readonly WantedDocument[]
  /** Anything else that is needed, in the team's own words; may be empty. */
  readonly other: string
}

interface Deps {
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

const UNDER_AUDIT: readonly Fulfilment[] = ['verification', 'suspended']

/** Asks the technical contact for the documents that an audit lacks. */
export const requestDocuments =
  ({ queueMail, statusUrl }: Deps) =>
  (scope: AccountScope, reference: string, { documents, other }: DocumentRequest): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (!UNDER_AUDIT.includes(order.fulfilment))
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      if (order.technicalContactId === null) throw new Refusal('not_found', 'contact_not_found')
      const { email, language } = await getContact(tx, order.technicalContactId)
      const t = translator(language)
      const sentences = [...documents.map((kind) => t(`staff.wanted_documents.${kind}`)), ...(other ? [other] : [])]

      await recordEvent(tx, order.id, 'documents_requested', { documents: sentences.join(' · ') })
      await recordLog(tx, { action: 'documents.requested', subject: reference, details: { documents, other } })
      const data = {
        reference,
        commonName: order.commonName,
        statusUrl: statusUrl(reference),
        documents: sentences,
      }
      await queueMail(tx, { to: email, language, orderId: order.id, mail: { kind: 'documents_requested', data } })
    })
