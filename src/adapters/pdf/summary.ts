import type { DocumentSheet, Fact, VatCells, VatTable } from '#domain/documents/sheet.ts'
import { COLOURS, mm, PAGE, STYLES, type Style } from './measures.ts'
import type { Branch, Paper } from './paper.ts'

const ROW = mm(5)
const TOTALS = { x: mm(118), to: PAGE.right, label: mm(42) }
const VAT_COLUMNS: readonly { readonly cell: keyof VatCells; readonly x: number; readonly width: number }[] = [
  { cell: 'rate', x: PAGE.left, width: mm(24) },
  { cell: 'base', x: mm(44), width: mm(28) },
  { cell: 'amount', x: mm(74), width: mm(24) },
]
const VAT_END = mm(98)

/** VAT per rate at the left, the sums and the amount that counts at the right; never torn apart. */
export function writeSummary(paper: Paper, sheet: DocumentSheet): void {
  const mentions = sheet.vat?.mentions ?? []
  const mentionsHeight = mentions.reduce((sum, text) => sum + paper.heightOf(text, MENTION_WIDTH, STYLES.small), mm(2))
  const vatHeight = sheet.vat === null ? 0 : ROW * (sheet.vat.rows.length + 1) + mentionsHeight
  const totalsHeight = ROW * sheet.totals.length + mm(10)
  paper.y += mm(4)
  paper.makeRoom(Math.max(vatHeight, totalsHeight))
  const top = paper.y
  const vatEnd = sheet.vat === null ? top : writeVat(paper, sheet.vat, top)
  const totalsEnd = writeTotals(paper, sheet, top)
  paper.y = Math.max(vatEnd, totalsEnd) + mm(5)
}

const MENTION_WIDTH = VAT_END - PAGE.left

function writeVat(paper: Paper, { columns, rows, mentions }: VatTable, top: number): number {
  const table = paper.tag(paper.root, 'Table')
  let y = top
  const writeRow = (cells: VatCells, tag: 'TH' | 'TD', style: Style): void => {
    const row: Branch = paper.tag(table, 'TR')
    for (const { cell, x, width } of VAT_COLUMNS)
      paper.tag(row, tag, () =>
        paper.write(cells[cell], { x, y, width }, cell === 'rate' ? style : { ...style, align: 'right' }),
      )
    y += ROW
  }
  writeRow(columns, 'TH', STYLES.small)
  paper.rule(y - mm(1), { to: VAT_END })
  for (const row of rows) writeRow(row, 'TD', STYLES.body)
  if (mentions.length > 0)
    paper.tag(paper.root, 'P', () => {
      for (const mention of mentions)
        y = paper.write(mention, { x: PAGE.left, y: y + mm(1), width: MENTION_WIDTH }, STYLES.body)
    })
  return y
}

function writeTotals(paper: Paper, { totals, grandTotal }: DocumentSheet, top: number): number {
  let y = top
  const writeSum = ({ label, value }: Fact, text: Style, figure: Style): void => {
    paper.tag(paper.root, 'P', () => {
      paper.write(label, { x: TOTALS.x, y, width: TOTALS.label }, text)
      paper.write(value, { x: TOTALS.x + TOTALS.label, y, width: TOTALS.to - TOTALS.x - TOTALS.label }, figure)
    })
    y += ROW
  }
  for (const total of totals) writeSum(total, STYLES.label, STYLES.figure)
  paper.rule(y, { x: TOTALS.x, colour: COLOURS.firmLine, width: 0.75 })
  y += mm(2)
  writeSum(grandTotal, STYLES.grandTotal, STYLES.grandTotalFigure)
  return y
}
