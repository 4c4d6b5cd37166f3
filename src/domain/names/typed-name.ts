/** What was taken away from a typed name; the page says so. */
export const NAME_NOTES = ['scheme_removed', 'path_removed', 'port_removed', 'trailing_dot_removed'] as const
export type NameNote = (typeof NAME_NOTES)[number]

export interface TypedName {
  readonly text: string
  readonly notes: readonly NameNote[]
}

const DECORATIONS: readonly { readonly note: NameNote; readonly pattern: RegExp }[] = [
  { note: 'scheme_removed', pattern: /^[a-z][a-z0-9+.-]*:\/\// },
  { note: 'path_removed', pattern: /[/?#].*$/ },
  { note: 'port_removed', pattern: /(?<=^[^:]*|\]):\d*$/ },
  { note: 'trailing_dot_removed', pattern: /\.$/ },
]

/** Strips what people copy with a name: `HTTPS://www.harbour.example:8443/shop` becomes `www.harbour.example`. */
export function stripDecorations(entry: string): TypedName {
  let text = entry.trim().toLowerCase()
  const notes: NameNote[] = []
  for (const { note, pattern } of DECORATIONS) {
    const bare = text.replace(pattern, '')
    if (bare !== text) notes.push(note)
    text = bare
  }
  return { text: withoutBrackets(text), notes }
}

/** IPv6 addresses are written in brackets inside URLs. */
function withoutBrackets(text: string): string {
  return text.replace(/^\[(.*)\]$/, '$1')
}
