/** The mark by which spreadsheets know UTF-8; it begins a file. */
export const BYTE_ORDER_MARK = '\ufeff'

/** One record of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe (ASVS 1.2.10). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

const FORMULA = /^[=+\-@\t\r\n\u0000\uff0b\uff0d\uff1d\uff20]/
const NEEDS_QUOTES = /[",\r\n]/

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
