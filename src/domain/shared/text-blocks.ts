export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }

/**
 * A plain text in blocks: paragraphs are set apart by an empty line, a line beginning with `##` is a heading, lines
 * beginning with `-` are a list, and what stands between two lines of three backticks is kept as it was typed. Nothing
 * else is markup, so that no text can become anything but text; links within a line are textPieces.
 */
export function textBlocks(source: string): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let code: string[] | null = null
  let joins = false
  for (const line of source.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trim() === FENCE) {
      if (code) blocks.push({ kind: 'code', text: code.join('\n') })
      code = code ? null : []
      joins = false
    } else if (code) code.push(line)
    else joins = addLine(blocks, line.trim(), joins)
  }
  if (code) blocks.push({ kind: 'code', text: code.join('\n') })
  return blocks
}

const FENCE = '```'

/** Adds a line to the blocks; `joins` when it goes on with the block before it. Says whether the next one may join. */
function addLine(blocks: TextBlock[], line: string, joins: boolean): boolean {
  const last = joins ? blocks.at(-1) : undefined
  if (line === '') return false
  if (line.startsWith('##')) blocks.push({ kind: 'heading', text: line.replace(/^#+\s*/, '') })
  else if (line.startsWith('- ')) {
    const item = line.slice(2).trim()
    if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] }
    else blocks.push({ kind: 'list', items: [item] })
  } else if (last?.kind === 'paragraph') blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text} ${line}` }
  else blocks.push({ kind: 'paragraph', text: line })
  return true
}
