/** A part of a line: words, words that lead somewhere, or something to be typed as it stands. */
export interface TextPiece {
  readonly text: string
  readonly href: string | null
  readonly code: boolean
}

const PIECE = /`(?<code>[^`]+)`|\[(?<label>[^\][]+)\]\((?<target>[^\s()]+)\)|(?<bare>https?:\/\/[^\s<>"“”«»)\]]+)/g

/**
 * A line in pieces. `[words](address)` and bare web addresses become links, if they lead to the web or to a page of
 * this portal; everything else that looks like a link stays text.
 */
export function textPieces(line: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let read = 0
  for (const match of line.matchAll(PIECE)) {
    const { code, label, target, bare } = match.groups!
    const address = bare?.replace(/[.,;:!?’']+$/, '')
    const href = safeAddress(target ?? address ?? '')
    const text = code ?? (href === null ? undefined : (label ?? address))
    if (text === undefined) continue
    if (match.index > read) pieces.push(words(line.slice(read, match.index)))
    pieces.push({ text, href, code: code !== undefined })
    read = match.index + (address?.length ?? match[0].length)
  }
  if (read < line.length) pieces.push(words(line.slice(read)))
  return pieces
}

const words = (text: string): TextPiece => ({ text, href: null, code: false })

/** The address if it leads to the web, or within this portal; null for any other scheme or host in disguise. */
export function safeAddress(address: string): string | null {
  if (/^\/(?![/\\])[\w./#?=&%-]*$/.test(address)) return address
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { username, password, href } = new URL(address)
  return username === '' && password === '' ? href : null
}
