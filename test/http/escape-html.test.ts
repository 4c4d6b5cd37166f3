import fc from 'fast-check'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { escapeHtml } from '#http/escape-html.ts'

test.each([
  ['plain text', 'www.bakery.example', 'www.bakery.example'],
  [
    'everything that HTML gives a meaning',
    `<a href="x" title='y'>&`,
    '&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;',
  ],
  ['a number', 42, '42'],
  ['nothing', null, ''],
  ['what is not there', undefined, ''],
])('prints %s', (_, value, printed) => {
  expect(escapeHtml(value)).toBe(printed)
})

test('a browser reads back exactly what was printed, in text and in an attribute', () => {
  const readable = fc.string().map((text) => text.replaceAll(/[\0\r]/g, ''))

  fc.assert(
    fc.property(readable, (text) => {
      const $ = load(`<p title="${escapeHtml(text)}">.${escapeHtml(text)}</p>`)
      expect($('p').attr('title')).toBe(text)
      expect($('p').text()).toBe(`.${text}`)
    }),
  )
})
