import { buffer } from 'node:stream/consumers'
import type { MandateSheet } from '#domain/mandates/mandate-sheet.ts'
import type { PrintedMandate } from '#domain/mandates/mandate.ts'
import type { MandateRenderer } from '#ports/documents.ts'
import { openArchive } from './archive.ts'
import { writeFacts } from './facts.ts'
import { mm, PAGE, STYLES, TEXT_WIDTH } from './measures.ts'
import { Paper } from './paper.ts'
import { drawSeal } from './seal-mark.ts'
import { SIGNATURE_BOX_HEIGHT, writeSignatureBox } from './signature-box.ts'

export interface MandateRendererDeps {
  /** Puts a mandate into words: the presenter, with the words of the mandate's language. */
  readonly sheetOf: (mandate: PrintedMandate) => MandateSheet
  /** Colour of the seal, `#rrggbb`. */
  readonly accent: string
}

const SEAL = { x: PAGE.left, y: mm(14), width: mm(13) }
const NAME = { x: mm(37), y: mm(15), width: mm(153) }
const HEAD_END = mm(40)
const GAP = mm(5)
/** At the left of the signature. */
const RETURN_WIDTH = mm(75)

/** Prints direct debit mandates as PDF/A-3, on one page: they are signed by hand and sent back. */
export function createMandateRenderer({ sheetOf, accent }: MandateRendererDeps): MandateRenderer {
  return {
    async render(mandate) {
      const sheet = sheetOf(mandate)
      const pdf = openArchive({
        title: sheet.fileTitle,
        author: mandate.creditor.name,
        language: mandate.language,
        issuedAt: mandate.requestedAt,
      })
      writeMandate(new Paper(pdf, sheet.fileTitle), sheet, accent)
      pdf.end()
      return buffer(pdf)
    },
  }
}

function writeMandate(paper: Paper, sheet: MandateSheet, accent: string): void {
  drawSeal(paper, SEAL, SEAL.width, accent)
  let y = paper.piece(paper.root, 'P', sheet.letterhead.name, NAME, STYLES.name) + mm(0.5)
  for (const line of sheet.letterhead.lines) y = paper.piece(paper.root, 'P', line, { ...NAME, y }, STYLES.small)

  y = paper.piece(paper.root, 'H1', sheet.title, at(HEAD_END), STYLES.title) + mm(2)
  y = writeFacts(paper, [sheet.reference], at(y)) + GAP
  for (const text of sheet.paragraphs) y = paper.piece(paper.root, 'P', text, at(y), STYLES.body) + mm(2.5)
  for (const { title, facts } of sheet.groups) {
    paper.rule(y + mm(1.5))
    y = paper.piece(paper.root, 'P', title, at(y + mm(4)), STYLES.heading) + mm(1.5)
    y = writeFacts(paper, facts, at(y)) + mm(2)
  }
  const boxTop = y + GAP
  paper.y = boxTop
  writeReturn(paper, sheet.returnTo, boxTop)
  writeSignatureBox(paper, sheet.signature)
  y = boxTop + SIGNATURE_BOX_HEIGHT + GAP
  for (const note of sheet.notes) y = paper.piece(paper.root, 'P', note, at(y), STYLES.small) + mm(1)
  paper.root.end()
}

function writeReturn(paper: Paper, { title, lines }: MandateSheet['returnTo'], top: number): void {
  const place = { x: PAGE.left, width: RETURN_WIDTH }
  let y = paper.piece(paper.root, 'P', title, { ...place, y: top + mm(4) }, STYLES.heading) + mm(1)
  for (const line of lines) y = paper.piece(paper.root, 'P', line, { ...place, y }, STYLES.address)
}

const at = (y: number) => ({ x: PAGE.left, y, width: TEXT_WIDTH })
