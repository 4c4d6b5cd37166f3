import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { mm } from './measures.ts'
import type { Paper } from './paper.ts'
import { totalsHeight, writeTotals } from './totals.ts'
import { vatTableHeight, writeVatTable } from './vat-table.ts'

/** VAT per rate at the left, the sums and the amount that counts at the right; never torn apart. */
export function writeSummary(paper: Paper, sheet: DocumentSheet): void {
  paper.y += mm(4)
  paper.makeRoom(Math.max(sheet.vat === null ? 0 : vatTableHeight(paper, sheet.vat), totalsHeight(sheet)))
  const top = paper.y
  const vatEnd = sheet.vat === null ? top : writeVatTable(paper, sheet.vat, top)
  const totalsEnd = writeTotals(paper, sheet, top)
  paper.y = Math.max(vatEnd, totalsEnd) + mm(5)
}
