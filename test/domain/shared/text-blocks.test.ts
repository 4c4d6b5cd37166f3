import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textBlocks } from '#domain/shared/text-blocks.ts'

describe('a plain text', () => {
  test('is read into headings, paragraphs and lists', () => {
    const source =
      'First line\r\nand its end.\n\n## Which data\n- Names\n- Addresses\n\nThe rest.\n\n\n### Deeper\nAfter it.'

    expect(textBlocks(source)).toEqual([
      { kind: 'paragraph', text: 'First line and its end.' },
      { kind: 'heading', text: 'Which data' },
      { kind: 'list', items: ['Names', 'Addresses'] },
      { kind: 'paragraph', text: 'The rest.' },
      { kind: 'heading', text: 'Deeper' },
      { kind: 'paragraph', text: 'After it.' },
    ])
  })

  test('knows no other markup', () => {
    expect(textBlocks('<b>bold</b> [link](javascript:alert(1))')).toEqual([
      { kind: 'paragraph', text: '<b>bold</b> [link](javascript:alert(1))' },
    ])
  })

  test('keeps what stands between two fences as it was typed', () => {
    const source = 'Type this:\n```\n  curl \\\n\n## no heading\n```\nand that.'

    expect(textBlocks(source)).toEqual([
      { kind: 'paragraph', text: 'Type this:' },
      { kind: 'code', text: '  curl \\\n\n## no heading' },
      { kind: 'paragraph', text: 'and that.' },
    ])
    expect(textBlocks('```\nnever closed')).toEqual([{ kind: 'code', text: 'never closed' }])
  })

  test('of nothing has no blocks', () => {
    expect(textBlocks(' \n\n \r\n')).toEqual([])
  })

  test('loses no word, whatever it is', () => {
    const word = fc.stringMatching(/^[a-zà-ÿ]{1,8}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', '- ', '## ', '\n'), word)), (lines) => {
        const source = lines.map(([mark, text]) => mark + text).join('\n')
        const kept = textBlocks(source).flatMap((block) =>
          block.kind === 'list' ? block.items : block.text.split(' '),
        )
        return kept.join(' ') === lines.map(([, text]) => text).join(' ')
      }),
    )
  })
})
