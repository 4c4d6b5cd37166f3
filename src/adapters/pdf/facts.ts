import type { Fact } from '#domain/documents/sheet.ts'
import { mm, STYLES } from './measures.ts'
import type { Paper, Place } from './paper.ts'

/** Label and value, one pair a line, the values under each other; tells where they end. */
export function writeFacts(paper: Paper, facts: readonly Fact[], { x, y: top, width }: Place): number {
  const labelWidth = Math.max(0, ...facts.map(({ label }) => paper.widthOf(label, STYLES.label))) + mm(4)
  const list = paper.tag(paper.root, 'L')
  let y = top
  for (const { label, value } of facts) {
    const item = paper.tag(list, 'LI')
    paper.piece(item, 'Lbl', label, { x, y, width: labelWidth }, STYLES.label)
    const place = { x: x + labelWidth, y, width: width - labelWidth }
    y = paper.piece(item, 'LBody', value, place, STYLES.body) + mm(0.6)
  }
  return y
}
