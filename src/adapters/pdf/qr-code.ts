import QRCode from 'qrcode'
import { COLOURS, type Point } from './measures.ts'
import type { Paper } from './paper.ts'

/** A light margin of four modules belongs to the code (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** Draws a QR code as one path, `width` wide with its quiet zone. Error correction M is what EPC069-12 asks for. */
export function drawQrCode(paper: Paper, payload: string, { x, y }: Point, width: number): void {
  const { modules } = QRCode.create(payload, { errorCorrectionLevel: 'M' })
  const module = width / (modules.size + 2 * QUIET_ZONE)
  const { pdf } = paper
  pdf.rect(x, y, width, width).fill(COLOURS.white)
  for (let row = 0; row < modules.size; row++)
    for (const { from, length } of darkRuns(modules, row))
      pdf.rect(x + (from + QUIET_ZONE) * module, y + (row + QUIET_ZONE) * module, length * module, module)
  pdf.fill(COLOURS.ink)
}

interface Run {
  readonly from: number
  readonly length: number
}

/** Neighbouring dark modules as one rectangle: fewer to draw, and no hairlines between them. */
function darkRuns(modules: QRCode.BitMatrix, row: number): readonly Run[] {
  const runs: Run[] = []
  let from = -1
  for (let column = 0; column <= modules.size; column++) {
    const isDark = column < modules.size && modules.get(row, column) !== 0
    if (isDark && from < 0) from = column
    if (isDark || from < 0) continue
    runs.push({ from, length: column - from })
    from = -1
  }
  return runs
}
