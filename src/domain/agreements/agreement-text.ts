/** Longer texts belong into an annex. */
export const MOST_AGREEMENT_CHARACTERS = 40_000

export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/**
 * An agreement's text in blocks: paragraphs are set apart by an empty line, a line beginning with `##` is a heading, lines
 * beginning with `-` are a list. Nothing else is markup, so that no text can become anything but text.
 */
export function textBlocks(source: string): readonly TextBlock[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((part) => blocksOf(part.split('\n').map((line) => line.trim())))
}

function blocksOf(lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const line of lines.filter((text) => text !== '')) {
    const last = blocks.at(-1)
    if (line.startsWith('##')) blocks.push({ kind: 'heading', text: line.replace(/^#+\s*/, '') })
    else if (/^- /.test(line)) {
      const item = line.slice(2).trim()
      if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] }
      else blocks.push({ kind: 'list', items: [item] })
    } else if (last?.kind === 'paragraph')
      blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text} ${line}` }
    else blocks.push({ kind: 'paragraph', text: line })
  }
  return blocks
}
