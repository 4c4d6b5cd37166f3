/** The modules of a QR code, as its encoder gives them. */
export interface Modules {
  readonly size: number
  get(row: number, column: number): number
}

/** A light margin of four modules belongs to the code (ISO/IEC 18004). */
export const QUIET_ZONE = 4

export interface DarkRun {
  readonly row: number
  readonly from: number
  readonly length: number
}

/** Neighbouring dark modules as one rectangle: fewer to draw, and no hairlines between them. */
export function darkRuns(modules: Modules): readonly DarkRun[] {
  const runs: DarkRun[] = []
  for (let row = 0; row < modules.size; row++) {
    let from = -1
    for (let column = 0; column <= modules.size; column++) {
      const isDark = column < modules.size && modules.get(row, column) !== 0
      if (isDark && from < 0) from = column
      if (isDark || from < 0) continue
      runs.push({ row, from, length: column - from })
      from = -1
    }
  }
  return runs
}
