import type { PaymentBlock } from '#domain/documents/sheet.ts'
import { writeFacts } from './facts.ts'
import { COLOURS, mm, PAGE, STYLES, TEXT_WIDTH } from './measures.ts'
import type { Paper } from './paper.ts'
import { drawQrCode } from './qr-code.ts'

const PADDING = mm(4)
const CODE = { width: mm(27), column: mm(52) }

export const PAYMENT_BOX_HEIGHT = mm(38)

/** How to pay: the account, the reference, and the code that fills them in. */
export function writePaymentBox(paper: Paper, { title, facts, code }: PaymentBlock): void {
  const top = paper.y
  paper.artifact(() => {
    paper.pdf.roundedRect(PAGE.left, top, TEXT_WIDTH, PAYMENT_BOX_HEIGHT, mm(1.5)).fill(COLOURS.sunk)
  })
  const place = { x: PAGE.left + PADDING, y: top + PADDING, width: TEXT_WIDTH - CODE.column - 2 * PADDING }
  const titleEnd = paper.piece(paper.root, 'P', title, place, STYLES.heading)
  writeFacts(paper, facts, { ...place, y: titleEnd + mm(2) })
  if (code !== null) writeCode(paper, code, top)
  paper.y = top + PAYMENT_BOX_HEIGHT
}

function writeCode(paper: Paper, { payload, caption }: NonNullable<PaymentBlock['code']>, top: number): void {
  const column = PAGE.right - PADDING - CODE.column
  const x = column + (CODE.column - CODE.width) / 2
  const y = top + mm(3)
  paper.tag(paper.root, 'Figure', () => drawQrCode(paper, payload, { x, y }, CODE.width), { alt: caption })
  const below = { x: column, y: y + CODE.width + mm(1.5), width: CODE.column }
  paper.piece(paper.root, 'P', caption, below, STYLES.caption)
}
