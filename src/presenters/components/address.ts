/** Values that replace those of an address's query; null takes one out. */
export type QueryChanges = Readonly<Record<string, string | number | null>>

/** The same address with some of its query changed: how lists sort, page and filter while keeping everything else. */
export function withQuery(address: string, changes: QueryChanges): string {
  const [path = '', query = ''] = address.split('?', 2)
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name)
    else params.set(name, String(value))
  }
  const changed = params.toString()
  return changed ? `${path}?${changed}` : path
}

/** The query as the hidden fields of a form that must not lose it. */
export function queryFields(address: string, except: readonly string[]): readonly { name: string; value: string }[] {
  const [, query = ''] = address.split('?', 2)
  return [...new URLSearchParams(query)]
    .filter(([name]) => !except.includes(name))
    .map(([name, value]) => ({ name, value }))
}
