import type { DocumentSheet } from '#domain/documents/sheet.ts'
import { mm, PAGE, STYLES, TEXT_WIDTH } from './measures.ts'
import type { Paper, Place } from './paper.ts'
import { PAYMENT_BOX_HEIGHT, writePaymentBox } from './payment-box.ts'
import { SIGNATURE_BOX_HEIGHT, writeSignatureBox } from './signature-box.ts'

const BOX_GAP = mm(5)
const MENTION_GAP = mm(0.5)

/** How to pay or where to sign, and the sentences that the law asks for: together on one page. */
export function writeClosing(paper: Paper, { payment, signature, mentions }: DocumentSheet): void {
  const boxes = (payment && PAYMENT_BOX_HEIGHT + BOX_GAP) ?? (signature && SIGNATURE_BOX_HEIGHT + BOX_GAP) ?? 0
  paper.makeRoom(mentions.reduce((height, mention) => height + mentionHeight(paper, mention), boxes))
  if (payment !== null) writePaymentBox(paper, payment)
  if (signature !== null) writeSignatureBox(paper, signature)
  if (boxes > 0) paper.y += BOX_GAP
  for (const mention of mentions)
    paper.y = paper.piece(paper.root, 'P', mention, placeOf(paper.y), STYLES.small) + MENTION_GAP
}

const placeOf = (y: number): Place => ({ x: PAGE.left, y, width: TEXT_WIDTH })

const mentionHeight = (paper: Paper, mention: string): number =>
  paper.heightOf(mention, TEXT_WIDTH, STYLES.small) + MENTION_GAP
