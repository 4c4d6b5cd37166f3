import type { CommercialDocument } from '#domain/documents/document.ts'

/** EN 16931 BT-3: the documents that also exist as an electronic invoice. */
export const TYPE_CODES = { invoice: '380', credit_note: '381' } as const

export type ElectronicDocument = CommercialDocument & { readonly kind: keyof typeof TYPE_CODES }

/** Tells whether a document also has to be issued as XML: a quote and late charges are no invoices. */
export function isElectronic(document: CommercialDocument): document is ElectronicDocument {
  return document.kind in TYPE_CODES
}
