import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { COLOURS, mm, PAGE, STYLES, TEXT_WIDTH } from './measures.ts'
import type { Paper } from './paper.ts'

const MENTION_GAP = mm(0.5)
const SIGNATURE = { x: mm(105), width: mm(85), height: mm(40), padding: mm(4) }

/** With the space below it. */
export const SIGNATURE_HEIGHT = SIGNATURE.height + mm(6)

/** Where a quote is signed. */
export function writeSignatureBox(paper: Paper, { title, hint }: NonNullable<DocumentSheet['signature']>): void {
  const { x, width, height, padding } = SIGNATURE
  const top = paper.y
  paper.artifact(() => paper.pdf.roundedRect(x, top, width, height, mm(1.5)).lineWidth(0.75).stroke(COLOURS.line))
  paper.tag(paper.root, 'P', () => {
    const inner = { x: x + padding, width: width - 2 * padding }
    const y = paper.write(title, { ...inner, y: top + padding }, STYLES.heading)
    paper.write(hint, { ...inner, y: y + mm(0.5) }, STYLES.small)
  })
  paper.y = top + SIGNATURE_HEIGHT
}

/** A sentence that matters more than the lines: what is corrected, that all is paid. */
export function writeNotice(paper: Paper, notice: string): void {
  const place = { x: PAGE.left + mm(4), y: paper.y, width: TEXT_WIDTH - mm(4) }
  let y = place.y
  paper.tag(paper.root, 'P', () => {
    y = paper.write(notice, place, STYLES.body)
  })
  paper.artifact(() => {
    paper.pdf.rect(PAGE.left, place.y - mm(0.5), mm(0.8), y - place.y + mm(0.5)).fill(COLOURS.ink)
  })
  paper.y = y + mm(4)
}

/** The sentences that the law asks for. */
export function writeMentions(paper: Paper, mentions: readonly string[]): void {
  for (const mention of mentions)
    paper.tag(paper.root, 'P', () => {
      paper.y = paper.write(mention, { x: PAGE.left, y: paper.y, width: TEXT_WIDTH }, STYLES.small) + MENTION_GAP
    })
}

export function mentionsHeight(paper: Paper, mentions: readonly string[]): number {
  return sum(mentions.map((mention) => paper.heightOf(mention, TEXT_WIDTH, STYLES.small) + MENTION_GAP))
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0)

/** Once all pages are there: who sells, and which page of how many this is. */
export function writePageFeet(paper: Paper, { sellerIdentity, pageLabel }: DocumentSheet): void {
  const { count } = paper.pdf.bufferedPageRange()
  const y = mm(283)
  for (let page = 0; page < count; page++) {
    paper.pdf.switchToPage(page)
    paper.rule(y - mm(2))
    paper.artifact(() => {
      paper.write(sellerIdentity, { x: PAGE.left, y, width: mm(145) }, STYLES.small)
      paper.write(pageLabel(page + 1, count), { x: mm(165), y, width: mm(25) }, STYLES.smallFigure)
    })
  }
}
