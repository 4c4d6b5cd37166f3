import { buffer } from 'node:stream/consumers'
import type { CommercialDocument } from '#domain/documents/document.ts'
import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { crossIndustryInvoice } from '#domain/einvoice/cii.ts'
import { isElectronic } from '#domain/einvoice/electronic-kinds.ts'
import type { DocumentRenderer } from '#ports/documents.ts'
import { embedInvoice, openArchive } from './archive.ts'
import { writeClosing } from './closing.ts'
import { writeLetterhead } from './letterhead.ts'
import { writeLineTable } from './line-table.ts'
import { writeNotice } from './notice.ts'
import { writePageFeet } from './page-feet.ts'
import { Paper } from './paper.ts'
import { writeSummary } from './summary.ts'

export interface DocumentRendererDeps {
  /** Puts a document into words: the presenter, with the words of the document's language. */
  readonly sheetOf: (document: CommercialDocument) => DocumentSheet
  /** Colour of the seal, `#rrggbb`. */
  readonly accent: string
}

/** Prints documents as PDF/A-3, invoices and credit notes with their XML inside (Factur-X). The same document gives the same bytes. */
export function createDocumentRenderer({ sheetOf, accent }: DocumentRendererDeps): DocumentRenderer {
  return {
    async render(document) {
      const sheet = sheetOf(document)
      const issuedAt = new Date(`${document.issuedOn}T00:00:00Z`)
      const pdf = openArchive({
        title: sheet.fileTitle,
        author: document.seller.name,
        language: document.language,
        issuedAt,
      })
      if (isElectronic(document)) embedInvoice(pdf, crossIndustryInvoice(document), issuedAt)
      writeSheet(new Paper(pdf, `${sheet.title} – ${sheet.number}`), sheet, accent)
      pdf.end()
      return buffer(pdf)
    },
  }
}

function writeSheet(paper: Paper, sheet: DocumentSheet, accent: string): void {
  writeLetterhead(paper, sheet, accent)
  if (sheet.notice !== null) writeNotice(paper, sheet.notice)
  writeLineTable(paper, sheet)
  writeSummary(paper, sheet)
  writeClosing(paper, sheet)
  writePageFeet(paper, sheet)
  paper.root.end()
}
