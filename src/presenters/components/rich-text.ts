import { textBlocks, type TextBlock } from '#domain/shared/text-blocks.ts'
import { textPieces, type TextPiece } from '#domain/shared/text-pieces.ts'

/** A text of the operator's, ready for views/partials/rich-text.ejs: blocks whose lines are in pieces. */
export interface RichText {
  /** The level of its headings, below that of what it stands in. */
  readonly heading: 'h3' | 'h4'
  readonly blocks: readonly RichBlock[]
}

export type RichBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: readonly TextPiece[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly TextPiece[])[] }
  | { readonly kind: 'code'; readonly text: string }

export const richText = (source: string, heading: RichText['heading'] = 'h3'): RichText => ({
  heading,
  blocks: richBlocks(textBlocks(source)),
})

export const richBlocks = (blocks: readonly TextBlock[]): readonly RichBlock[] => blocks.map(richBlock)

function richBlock(block: TextBlock): RichBlock {
  switch (block.kind) {
    case 'code':
      return block
    case 'list':
      return { kind: 'list', items: block.items.map(textPieces) }
    case 'heading':
    case 'paragraph':
      return { kind: block.kind, pieces: textPieces(block.text) }
  }
}
