import type { VatCells, VatTable } from '#domain/documents/sheet.ts'
import { mm, PAGE, STYLES, SUM_ROW, type Style } from './measures.ts'
import type { Paper } from './paper.ts'

const END = mm(98)
const WIDTH = END - PAGE.left
const COLUMNS: readonly { readonly cell: keyof VatCells; readonly x: number; readonly width: number }[] = [
  { cell: 'rate', x: PAGE.left, width: mm(24) },
  { cell: 'base', x: mm(44), width: mm(28) },
  { cell: 'amount', x: mm(74), width: mm(24) },
]
const MENTION_GAP = mm(1)

export function vatTableHeight(paper: Paper, { rows, mentions }: VatTable): number {
  const heights = mentions.map((mention) => MENTION_GAP + paper.heightOf(mention, WIDTH, STYLES.body))
  return heights.reduce((total, height) => total + height, SUM_ROW * (rows.length + 1))
}

/** Base and VAT of each rate, and why one has none; tells where it ends. */
export function writeVatTable(paper: Paper, { columns, rows, mentions }: VatTable, top: number): number {
  const table = paper.tag(paper.root, 'Table')
  const writeRow = (cells: VatCells, y: number, tag: 'TH' | 'TD', style: Style): void => {
    const row = paper.tag(table, 'TR')
    for (const { cell, x, width } of COLUMNS)
      paper.piece(row, tag, cells[cell], { x, y, width }, cell === 'rate' ? style : { ...style, align: 'right' })
  }
  writeRow(columns, top, 'TH', STYLES.small)
  paper.rule(top + SUM_ROW - mm(1), { to: END })
  rows.forEach((row, index) => writeRow(row, top + (index + 1) * SUM_ROW, 'TD', STYLES.body))
  let y = top + (rows.length + 1) * SUM_ROW
  for (const mention of mentions)
    y = paper.piece(paper.root, 'P', mention, { x: PAGE.left, y: y + MENTION_GAP, width: WIDTH }, STYLES.body)
  return y
}
