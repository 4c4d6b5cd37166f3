export interface ZoneRecord {
  readonly name: string
  readonly type: (typeof TYPES)[number]
  readonly value: string
}

export interface ZoneFault {
  readonly line: number
  readonly text: string
  readonly code: 'unreadable' | 'unknown_type' | 'foreign_name' | 'bad_value'
}

const TYPES = ['A', 'AAAA', 'TXT', 'CNAME', 'CAA', 'MX'] as const
const LINE = /^(\S+)\s+(?:\d+\s+)?(?:IN\s+)?([A-Za-z]+)\s+(.+)$/
const CAA = /^\d{1,3} [A-Za-z0-9]+ "[^"]*"$/

/** Reads zone-file lines (`name [ttl] [IN] type value`) of names under the given endings; `;` begins a comment. */
export function readZone(
  text: string,
  suffixes: readonly string[],
): { readonly records: readonly ZoneRecord[]; readonly faults: readonly ZoneFault[] } {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, text: line.replace(/^\s*;.*$/, '').trim() }))
  const read = lines
    .filter((line) => line.text !== '')
    .map((line) => ({ ...line, reading: readLine(line.text, suffixes) }))
  return {
    records: read.flatMap(({ reading }) => (typeof reading === 'string' ? [] : [reading])),
    faults: read.flatMap(({ line, text: wrong, reading }) =>
      typeof reading === 'string' ? [{ line, text: wrong.slice(0, 100), code: reading }] : [],
    ),
  }
}

/** The same as lines again, sorted by name. */
export function writeZone(records: readonly ZoneRecord[]): string {
  const quoted = ({ type, value }: ZoneRecord) => (type === 'TXT' ? `"${value}"` : value)
  return records
    .map((record) => `${record.name}. IN ${record.type} ${quoted(record)}`)
    .toSorted()
    .join('\n')
}

function readLine(text: string, suffixes: readonly string[]): ZoneRecord | ZoneFault['code'] {
  const [, owner, typed, rest] = LINE.exec(text) ?? []
  if (owner === undefined || typed === undefined || rest === undefined) return 'unreadable'
  const name = owner.toLowerCase().replace(/\.$/, '')
  const type = TYPES.find((known) => known === typed.toUpperCase())
  if (!type) return 'unknown_type'
  if (!suffixes.some((suffix) => name.endsWith(`.${suffix}`))) return 'foreign_name'
  const value = type === 'TXT' ? rest.replace(/^"(.*)"$/, '$1') : type === 'CNAME' ? rest.replace(/\.$/, '') : rest
  return type === 'CAA' && !CAA.test(value) ? 'bad_value' : { name, type, value }
}
