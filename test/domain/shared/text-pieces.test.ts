import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeAddress, textPieces } from '#domain/shared/text-pieces.ts'

const links = (line: string) => textPieces(line).flatMap(({ text, href }) => (href === null ? [] : [[text, href]]))

describe('a line', () => {
  test('has links with words, bare addresses, and what is typed as it stands', () => {
    expect(textPieces('See [the list](/orders/all), https://example.com/a?b=1, or `dig NS`.')).toEqual([
      { text: 'See ', href: null, code: false },
      { text: 'the list', href: '/orders/all', code: false },
      { text: ', ', href: null, code: false },
      { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1', code: false },
      { text: ', or ', href: null, code: false },
      { text: 'dig NS', href: null, code: true },
      { text: '.', href: null, code: false },
    ])
  })

  test.each([
    '[go](javascript:alert(1))',
    '[go](JAVASCRIPT:alert)',
    '[go](data:text/html,x)',
    '[go](//evil.example/)',
    '[go](/\\evil.example)',
    '[go](vbscript:x)',
    '[go](https://user:secret@evil.example/)',
    '[go](ftp://example.com)',
    '[go](mailto:a@b.example)',
    'https://',
  ])('makes no link of %s', (line) => {
    expect(links(line)).toEqual([])
    expect(
      textPieces(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line)
  })

  test('leaves out the stop that ends a sentence', () => {
    expect(links('Read https://example.com/news. (https://example.org/x)!')).toEqual([
      ['https://example.com/news', 'https://example.com/news'],
      ['https://example.org/x', 'https://example.org/x'],
    ])
  })

  test('never leads anywhere but to the web or into the portal, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 20 }), (target, label) => {
        const found = textPieces(`[${label}](${target}) ${target}`).flatMap(({ href }) => (href === null ? [] : [href]))
        return found.every((href) => /^https?:\/\//.test(href) || /^\/(?![/\\])/.test(href))
      }),
    )
  })

  test('loses no letter where there is nothing but text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^`[\]h]*$/), (line) => {
        return (
          textPieces(line)
            .map(({ text }) => text)
            .join('') === line
        )
      }),
    )
  })
})

test('an address within the portal is taken as it is', () => {
  expect(safeAddress('/orders?sort=valid_to&length=10#list')).toBe('/orders?sort=valid_to&length=10#list')
})
