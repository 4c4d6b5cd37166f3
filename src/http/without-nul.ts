import { parse } from 'node:querystring'

/** What was sent, by name. PostgreSQL text can't hold U+0000 and no field means it: it is dropped where it comes in. */
export function withoutNul(sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clean = (value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll('\u0000', '') : Array.isArray(value) ? value.map(clean) : value
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, clean(value)]))
}

/** Reads the query of an address; names in it never nest. */
export const readQuery = (query: string): Record<string, unknown> => withoutNul(parse(query))
