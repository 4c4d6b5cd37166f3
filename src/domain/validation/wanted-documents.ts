/** What the validation team may ask a customer to send, each with its sentence at `staff.wanted_documents.<kind>`. */
export const WANTED_DOCUMENTS = ['registration', 'identity', 'authorization'] as const
export type WantedDocument = (typeof WANTED_DOCUMENTS)[number]

/** What a document that came is filed as. */
export type DocumentCategory = WantedDocument | 'purchase_order' | 'signed_quote' | 'other'

/** A document that the customer has sent for an order. */
export interface SentDocument {
  readonly id: string
  readonly name: string
  readonly category: DocumentCategory
  readonly comment: string
  readonly sent_by: string
  readonly sent_at: Date
}
