/** Values that replace those of an address's query; null takes one out. */
export type QueryChanges = Readonly<Record<string, string | number | null>>

/**
 * The same address with some of its query changed: how lists sort, page and filter while keeping everything else. What is
 * kept stays as it was written, because a list asks for a dozen such addresses and reading each query anew is slow.
 */
export function withQuery(address: string, changes: QueryChanges): string {
  const [path = '', query = ''] = address.split('?', 2)
  const kept = query.split('&').filter((pair) => pair !== '' && !Object.hasOwn(changes, nameOf(pair)))
  const set = Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [`${name}=${encoded(value)}`]))
  const changed = [...kept, ...set].join('&')
  return changed ? `${path}?${changed}` : path
}

const nameOf = (pair: string) => pair.split('=', 1)[0] ?? ''

/** As a browser's form writes it. */
const encoded = (value: string | number) => encodeURIComponent(value).replaceAll('%20', '+')

/** The query as the hidden fields of a form that must not lose it. */
export function queryFields(address: string, except: readonly string[]): readonly { name: string; value: string }[] {
  const [, query = ''] = address.split('?', 2)
  return [...new URLSearchParams(query)]
    .filter(([name]) => !except.includes(name))
    .map(([name, value]) => ({ name, value }))
}
