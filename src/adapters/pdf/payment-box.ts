import type { PaymentBlock } from '#domain/documents/sheet.ts'
import { writeFacts } from './letterhead.ts'
import { COLOURS, mm, PAGE, STYLES, TEXT_WIDTH } from './measures.ts'
import type { Paper } from './paper.ts'
import { drawQrCode } from './qr-code.ts'

const PADDING = mm(4)
const CODE = { width: mm(27), column: mm(52) }
const HEIGHT = { withCode: mm(38), withoutCode: mm(37) }

const GAP = mm(5)

/** With the space below it. */
export const paymentHeight = ({ code }: PaymentBlock): number =>
  (code === null ? HEIGHT.withoutCode : HEIGHT.withCode) + GAP

/** How to pay: the account, the reference, and the code that fills them in. */
export function writePaymentBox(paper: Paper, { title, facts, code }: PaymentBlock): void {
  const top = paper.y
  paper.artifact(() => paper.pdf.roundedRect(PAGE.left, top, TEXT_WIDTH, height, mm(1.5)).fill(COLOURS.sunk))
  const place = { x: PAGE.left + PADDING, y: top + PADDING, width: TEXT_WIDTH - CODE.column - 2 * PADDING }
  let y = place.y
  paper.tag(paper.root, 'P', () => {
    y = paper.write(title, place, STYLES.heading)
  })
  writeFacts(paper, facts, { ...place, y: y + mm(2) })
  if (code !== null) writeCode(paper, code, top)
  paper.y = top + height + GAP
}

function writeCode(paper: Paper, { payload, caption }: NonNullable<PaymentBlock['code']>, top: number): void {
  const column = PAGE.right - PADDING - CODE.column
  const x = column + (CODE.column - CODE.width) / 2
  const y = top + mm(3)
  paper.tag(paper.root, 'Figure', () => drawQrCode(paper, payload, { x, y }, CODE.width), { alt: caption })
  paper.tag(paper.root, 'P', () => {
    paper.write(caption, { x: column, y: y + CODE.width + mm(1.5), width: CODE.column }, STYLES.caption)
  })
}
