import type { DocumentSheet, LineCells } from '#domain/documents/sheet.ts'
import { COLOURS, mm, PAGE, STYLES, type Style } from './measures.ts'
import type { Branch, Paper } from './paper.ts'

const DESCRIPTION = { cell: 'description', x: PAGE.left, width: mm(92) } as const
const COLUMNS: readonly { readonly cell: keyof LineCells; readonly x: number; readonly width: number }[] = [
  DESCRIPTION,
  { cell: 'quantity', x: mm(113), width: mm(13) },
  { cell: 'unitNet', x: mm(127), width: mm(24) },
  { cell: 'vatRate', x: mm(152), width: mm(12) },
  { cell: 'net', x: mm(165), width: mm(25) },
]
const PADDING = mm(1.4)

/** The lines, with their headings again on each page. */
export function writeLineTable(paper: Paper, { columns, lines }: DocumentSheet): void {
  const table = paper.tag(paper.root, 'Table')
  paper.makeRoom(heightOf(paper, columns) + mm(8))
  writeRow(paper, columns, HEADINGS, paper.tag(table, 'TR'))
  for (const line of lines) {
    if (paper.makeRoom(heightOf(paper, line))) repeatHeadings(paper, columns)
    writeRow(paper, line, LINES, paper.tag(table, 'TR'))
  }
}

interface RowKind {
  readonly tag: 'TH' | 'TD'
  readonly text: Style
  readonly figure: Style
  readonly rule: string
}

const HEADINGS: RowKind = { tag: 'TH', text: STYLES.small, figure: STYLES.smallFigure, rule: COLOURS.firmLine }
const LINES: RowKind = { tag: 'TD', text: STYLES.body, figure: STYLES.figure, rule: COLOURS.line }

function writeRow(paper: Paper, cells: LineCells, kind: RowKind, row: Branch): void {
  const bottom = paper.y + heightOf(paper, cells)
  for (const column of COLUMNS) paper.tag(row, kind.tag, () => writeCell(paper, cells, column, kind))
  paper.rule(bottom, { colour: kind.rule })
  paper.y = bottom
}

/** A reader's software knows the headings from the first page. */
function repeatHeadings(paper: Paper, columns: LineCells): void {
  const bottom = paper.y + heightOf(paper, columns)
  paper.artifact(() => COLUMNS.forEach((column) => writeCell(paper, columns, column, HEADINGS)))
  paper.rule(bottom, { colour: HEADINGS.rule })
  paper.y = bottom
}

function writeCell(paper: Paper, cells: LineCells, { cell, x, width }: (typeof COLUMNS)[number], kind: RowKind): void {
  const style = cell === 'description' ? kind.text : kind.figure
  paper.write(cells[cell], { x, y: paper.y + PADDING, width }, style)
}

/** Only descriptions are long enough to take more than one line. */
const heightOf = (paper: Paper, { description }: LineCells): number =>
  paper.heightOf(description, DESCRIPTION.width, STYLES.body) + 2 * PADDING
