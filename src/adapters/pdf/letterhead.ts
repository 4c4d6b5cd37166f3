import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { writeFacts } from './facts.ts'
import { mm, PAGE, STYLES } from './measures.ts'
import type { Paper, Place } from './paper.ts'
import { drawSeal } from './seal-mark.ts'

const SEAL = { x: PAGE.left, y: mm(14), width: mm(13) }
const NAME = { x: mm(37), y: mm(15), width: mm(153) }

/** An address stands in the window of a DL envelope: at the right in France, at the left in Britain. */
const WINDOW_TOP = mm(56)
const COLUMNS = { left: { x: PAGE.left, width: mm(83) }, right: { x: mm(112), width: mm(78) } }
const TITLE_TOP = mm(42)
/** The first fold of the letter: what is above it belongs to the envelope. */
const FOLD = mm(99)

/** Seal and seller, recipient, title and facts; the body begins below. */
export function writeLetterhead(paper: Paper, sheet: DocumentSheet, colour: string): void {
  drawSeal(paper, SEAL, SEAL.width, colour)
  writeSeller(paper, sheet)
  const [address, facts] =
    sheet.envelopeWindow === 'right' ? [COLUMNS.right, COLUMNS.left] : [COLUMNS.left, COLUMNS.right]
  const titleEnd = writeTitle(paper, sheet, { ...facts, y: TITLE_TOP })
  const addressEnd = writeRecipient(paper, sheet, { ...address, y: WINDOW_TOP })
  const factsEnd = writeFacts(paper, sheet.facts, { ...facts, y: titleEnd + mm(3) })
  paper.y = Math.max(addressEnd, factsEnd, FOLD) + mm(3)
}

function writeSeller(paper: Paper, { letterhead }: DocumentSheet): void {
  let y = paper.piece(paper.root, 'P', letterhead.name, NAME, STYLES.name) + mm(0.5)
  for (const line of letterhead.lines) y = paper.piece(paper.root, 'P', line, { ...NAME, y }, STYLES.small)
}

function writeTitle(paper: Paper, { title, number }: DocumentSheet, place: Place): number {
  const titleEnd = paper.piece(paper.root, 'H1', title, place, STYLES.title)
  return paper.piece(paper.root, 'P', number, { ...place, y: titleEnd }, STYLES.number)
}

function writeRecipient(paper: Paper, { recipient }: DocumentSheet, place: Place): number {
  let y = place.y
  for (const [index, line] of recipient.entries())
    y = paper.piece(paper.root, 'P', line, { ...place, y }, index === 0 ? STYLES.addressee : STYLES.address)
  return y
}
