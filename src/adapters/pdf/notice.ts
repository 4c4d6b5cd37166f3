import { COLOURS, mm, PAGE, STYLES, TEXT_WIDTH } from './measures.ts'
import type { Paper } from './paper.ts'

/** A sentence that matters more than the lines: what is corrected, that all is paid. */
export function writeNotice(paper: Paper, notice: string): void {
  const place = { x: PAGE.left + mm(4), y: paper.y, width: TEXT_WIDTH - mm(4) }
  const end = paper.piece(paper.root, 'P', notice, place, STYLES.body)
  paper.artifact(() => {
    paper.pdf.rect(PAGE.left, place.y - mm(0.5), mm(0.8), end - place.y + mm(0.5)).fill(COLOURS.ink)
  })
  paper.y = end + mm(4)
}
