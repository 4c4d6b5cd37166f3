const LONGEST = 200
const SQL = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback|set|call|lock)\b/i
const LONG_RUN = /[\w+/=-]{32,}/g
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * What staff read of the error of a job: its first line, cut. A statement of the database is left out with its values, and so
 * is what may be a token or a key: a long run of letters and digits that is no id. Null where nothing is left.
 */
export function errorLine(text: string): string | null {
  const [line = ''] = withoutStatement(text)
    .split(/[\r\n\u2028\u2029]+/)
    .map((one) => one.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
    .filter((one) => one !== '')
  const clean = line.replaceAll(LONG_RUN, (run) => (ID.test(run) || !/\d/.test(run) ? run : '…'))
  if (clean === '') return null
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).trimEnd()}…` : clean
}

/** The query builder writes the statement with its values before what the database said. */
function withoutStatement(text: string): string {
  if (!SQL.test(text)) return text
  const end = text.lastIndexOf(' - ')
  return end < 0 ? '' : text.slice(end + 3)
}
