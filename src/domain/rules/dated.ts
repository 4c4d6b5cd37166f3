/** A row of outside law: in force from midnight UTC of its date until a later row of the same table begins. */
export interface Dated {
  /** `YYYY-MM-DD`. */
  readonly from: string
  /** Our own identifier of the rule, stable across editions of its source. */
  readonly rule: string
  /** Where it is written. */
  readonly source: string
}

/** The row in force at a moment, or null before the first one. Rows are listed oldest first. */
export function findHolding<Row extends Dated>(table: readonly Row[], at: Date): Row | null {
  return table.findLast((row) => startOf(row) <= at) ?? null
}

/** The row in force at a moment; a moment before the first row is a bug. */
export function holdsOn<Row extends Dated>(table: readonly Row[], at: Date): Row {
  const row = findHolding(table, at)
  if (!row) throw new RangeError(`No rule is known for ${at.toISOString()}`)
  return row
}

/** The rows that are in force at a moment or will be after it. */
export function rowsSince<Row extends Dated>(table: readonly Row[], at: Date): readonly Row[] {
  const holding = findHolding(table, at)
  return table.filter((row) => row === holding || startOf(row) > at)
}

export function startOf(row: Pick<Dated, 'from'>): Date {
  return new Date(`${row.from}T00:00:00Z`)
}
