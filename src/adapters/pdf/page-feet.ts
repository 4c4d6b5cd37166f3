import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { mm, PAGE, STYLES } from './measures.ts'
import type { Paper } from './paper.ts'

const TOP = mm(283)

/** Once all pages are there: who sells, and which page of how many this is. */
export function writePageFeet(paper: Paper, { sellerIdentity, pageLabel }: DocumentSheet): void {
  const { count } = paper.pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    paper.pdf.switchToPage(page)
    paper.rule(TOP - mm(2))
    paper.artifact(() => {
      paper.write(sellerIdentity, { x: PAGE.left, y: TOP, width: mm(145) }, STYLES.small)
      paper.write(pageLabel(page + 1, count), { x: mm(165), y: TOP, width: mm(25) }, STYLES.smallFigure)
    })
  }
}
