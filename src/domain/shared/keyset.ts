/** Where a page of a list begins: the sort value and id of the row before it. */
export interface Cursor {
  readonly value: string
  readonly id: string
}

/** One page of a list and where its neighbours begin; null where there is none. */
export interface KeysetPage<Row> {
  readonly rows: readonly Row[]
  readonly previous: Cursor | null
  readonly next: Cursor | null
}

export interface KeysetRequest {
  readonly length: number
  /** Rows after this one, or before it when going back; null begins at the top. */
  readonly cursor: Cursor | null
  readonly backwards: boolean
}

/** A page of what was found, of which one row more than shown was asked for: it says whether there is another page. */
export function keysetPage<Row extends { readonly id: string; readonly sort_value: string }>(
  found: readonly Row[],
  { length, cursor, backwards }: KeysetRequest,
): KeysetPage<Row> {
  const more = found.length > length
  const kept = found.slice(0, length)
  const rows = backwards ? kept.toReversed() : kept
  const cursorOf = (row: Row | undefined) => (row ? { value: row.sort_value, id: row.id } : null)
  const [first, last] = [cursorOf(rows[0]), cursorOf(rows.at(-1))]
  return {
    rows,
    previous: cursor === null || (backwards && !more) ? null : first,
    next: backwards || more ? last : null,
  }
}

/** What is put into the address of the next page. */
export function encodeCursor({ value, id }: Cursor): string {
  return `${id}~${value}`
}

const CURSOR = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~(.{0,300})$/s

/** Reads it back where the value can be compared with; null for what is none, which shows the first page. */
export function decodeCursor(text: string, fits: (value: string) => boolean): Cursor | null {
  const [, id, value] = CURSOR.exec(text) ?? []
  return id !== undefined && value !== undefined && fits(value) ? { id, value } : null
}

/** The way PostgreSQL writes a moment in UTC; a date that does not exist would be an error there. */
export function isInstant(text: string): boolean {
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,6})?\+00$/.exec(text) ?? []
  if (day === undefined || time === undefined) return false
  const at = new Date(`${day}T${time}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${day}T${time}`)
}
