import QRCode from 'qrcode'
import { darkRuns, QUIET_ZONE } from '#domain/shared/dark-runs.ts'

/** What views/partials/qr-code.ejs draws: one path in a square of `size` modules. */
export interface QrCode {
  readonly label: string
  readonly size: number
  readonly path: string
}

export function qrCode(payload: string, label: string): QrCode {
  const { modules } = QRCode.create(payload, { errorCorrectionLevel: 'M' })
  const runs = darkRuns(modules).map(
    ({ row, from, length }) => `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`,
  )
  return { label, size: modules.size + 2 * QUIET_ZONE, path: runs.join('') }
}
