import { encodeCursor, type Cursor } from '#domain/shared/keyset.ts'

/** Values that replace those of an address's query; null takes one out. */
export type QueryChanges = Readonly<Record<string, string | number | null>>

/** The same address with some of its query changed: how lists sort, page and filter while keeping everything else. */
export function withQuery(address: string, changes: QueryChanges): string {
  const { path, pairs } = partsOf(address)
  let query = ''
  for (const { name, text } of pairs) if (!Object.hasOwn(changes, name)) query += `&${text}`
  for (const [name, value] of Object.entries(changes)) if (value !== null) query += `&${name}=${encoded(value)}`
  return query === '' ? path : `${path}?${query.slice(1)}`
}

interface Parts {
  readonly address: string
  readonly path: string
  /** As they were written. */
  readonly pairs: readonly { readonly name: string; readonly text: string }[]
}

let last: Parts = { address: '', path: '', pairs: [] }

/** A list asks for a dozen variations of its own address: it is taken apart once. */
function partsOf(address: string): Parts {
  if (address === last.address) return last
  const [path = '', query = ''] = address.split('?', 2)
  const texts = query.split('&').filter((text) => text !== '')
  last = { address, path, pairs: texts.map((text) => ({ name: text.split('=', 1)[0] ?? '', text })) }
  return last
}

/** As a browser's form writes it. */
const encoded = (value: string | number) => encodeURIComponent(value).replaceAll('%20', '+')

/** The query as the hidden fields of a form that must not lose it. */
export function queryFields(address: string, except: readonly string[]): readonly { name: string; value: string }[] {
  const [, query = ''] = address.split('?', 2)
  return [...new URLSearchParams(query)]
    .filter(([name]) => !except.includes(name))
    .map(([name, value]) => ({ name, value }))
}

/** The address of the page before or after; null where there is none. */
export function neighbour(address: string, side: 'after' | 'before', cursor: Cursor | null): string | null {
  if (!cursor) return null
  const other = side === 'after' ? 'before' : 'after'
  return withQuery(address, { [side]: encodeCursor(cursor), [other]: null })
}
