import type { PrintedMandate } from '#domain/mandates/mandate.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'

/** Prints a document: PDF/A-3 with its electronic invoice inside where the kind is an invoice or a credit note. */
export interface DocumentRenderer {
  render(document: CommercialDocument): Promise<Buffer>
}

/** Prints a direct debit mandate to be signed. */
export interface MandateRenderer {
  render(mandate: PrintedMandate): Promise<Buffer>
}
