/** What stands between a BEGIN and an END line (RFC 7468), or between what is left of such lines. */
export interface ArmourBlock {
  readonly label: string
  readonly body: string
  /** Both lines are there, agree, and have their five dashes. */
  readonly isWhole: boolean
}

interface Marker {
  readonly edge: 'BEGIN' | 'END'
  readonly label: string
  readonly from: number
  readonly to: number
  readonly hasDashes: boolean
}

/** The label of a request may stand without any dash; other words after BEGIN are only a label before one. */
const MARKER = /\b(BEGIN|END) (?:((?:NEW )?CERTIFICATE REQUEST)\b|([A-Z0-9#][A-Z0-9 #]{1,40}?) ?(?=-))/g
const DASHES = '-----'

/** Finds the blocks of a text. A BEGIN without END runs to the next line of either kind, an END without BEGIN from the start. */
export function armourBlocks(text: string): readonly ArmourBlock[] {
  const markers = findMarkers(text)
  return markers.flatMap((marker, index) => {
    const next = markers[index + 1]
    if (marker.edge === 'BEGIN') return [blockBetween(text, marker, next)]
    const isStray = index === 0
    return isStray ? [{ label: marker.label, body: withoutDashes(text.slice(0, marker.from)), isWhole: false }] : []
  })
}

function findMarkers(text: string): readonly Marker[] {
  return [...text.matchAll(MARKER)].map((match) => {
    const from = match.index
    const to = from + match[0].length
    return {
      edge: match[1] === 'BEGIN' ? 'BEGIN' : 'END',
      label: match[2] ?? match[3] ?? '',
      from,
      to,
      hasDashes: text.startsWith(DASHES, from - DASHES.length) && text.startsWith(DASHES, to),
    }
  })
}

function blockBetween(text: string, begin: Marker, next: Marker | undefined): ArmourBlock {
  const isClosed = next?.edge === 'END' && next.label === begin.label
  return {
    label: begin.label,
    body: withoutDashes(text.slice(begin.to, next?.from)),
    isWhole: isClosed && begin.hasDashes && next.hasDashes,
  }
}

function withoutDashes(text: string): string {
  let from = 0
  let to = text.length
  while (text[from] === '-') from += 1
  while (to > from && text[to - 1] === '-') to -= 1
  return text.slice(from, to)
}
