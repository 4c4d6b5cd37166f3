import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { COLOURS, mm, PAGE, STYLES } from './measures.ts'
import type { Paper } from './paper.ts'

const BOX = { x: mm(105), width: PAGE.right - mm(105) }
const PADDING = mm(4)

export const SIGNATURE_BOX_HEIGHT = mm(40)

/** Where a quote is signed. */
export function writeSignatureBox(paper: Paper, { title, hint }: NonNullable<DocumentSheet['signature']>): void {
  const top = paper.y
  const place = { x: BOX.x + PADDING, y: top + PADDING, width: BOX.width - 2 * PADDING }
  paper.artifact(() => {
    paper.pdf.roundedRect(BOX.x, top, BOX.width, SIGNATURE_BOX_HEIGHT, mm(1.5)).lineWidth(0.75).stroke(COLOURS.line)
  })
  const titleEnd = paper.piece(paper.root, 'P', title, place, STYLES.heading)
  paper.piece(paper.root, 'P', hint, { ...place, y: titleEnd + mm(0.5) }, STYLES.small)
  paper.y = top + SIGNATURE_BOX_HEIGHT
}
