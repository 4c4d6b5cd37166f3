import QRCode from 'qrcode'
import { darkRuns, QUIET_ZONE } from '#domain/shared/dark-runs.ts'
import { COLOURS, type Point } from './measures.ts'
import type { Paper } from './paper.ts'

/** Draws a QR code as one path, `width` wide with its quiet zone. Error correction M is what EPC069-12 asks for. */
export function drawQrCode(paper: Paper, payload: string, { x, y }: Point, width: number): void {
  const { modules } = QRCode.create(payload, { errorCorrectionLevel: 'M' })
  const module = width / (modules.size + 2 * QUIET_ZONE)
  const { pdf } = paper
  pdf.rect(x, y, width, width).fill(COLOURS.white)
  for (const { row, from, length } of darkRuns(modules))
    pdf.rect(x + (from + QUIET_ZONE) * module, y + (row + QUIET_ZONE) * module, length * module, module)
  pdf.fill(COLOURS.ink)
}
