import type { DocumentSheet, Fact } from '#domain/documents/sheet.ts'
import { COLOURS, mm, PAGE, STYLES, SUM_ROW, type Style } from './measures.ts'
import type { Paper } from './paper.ts'

const LABEL = { x: mm(118), width: mm(42) }
const FIGURE = { x: mm(160), width: PAGE.right - mm(160) }
const GRAND_TOTAL_HEIGHT = mm(8)

export const totalsHeight = ({ totals }: DocumentSheet): number => SUM_ROW * totals.length + GRAND_TOTAL_HEIGHT

/** The sums, and under a rule the amount that counts; tells where they end. */
export function writeTotals(paper: Paper, { totals, grandTotal }: DocumentSheet, top: number): number {
  const list = paper.tag(paper.root, 'L')
  const writeSum = ({ label, value }: Fact, y: number, labelStyle: Style, figureStyle: Style): void => {
    const item = paper.tag(list, 'LI')
    paper.piece(item, 'Lbl', label, { ...LABEL, y }, labelStyle)
    paper.piece(item, 'LBody', value, { ...FIGURE, y }, figureStyle)
  }
  totals.forEach((total, index) => writeSum(total, top + index * SUM_ROW, STYLES.label, STYLES.figure))
  const ruled = top + totals.length * SUM_ROW
  paper.rule(ruled, { x: LABEL.x, colour: COLOURS.firmLine, width: 0.75 })
  writeSum(grandTotal, ruled + mm(2), STYLES.grandTotal, STYLES.grandTotalFigure)
  return ruled + GRAND_TOTAL_HEIGHT
}
