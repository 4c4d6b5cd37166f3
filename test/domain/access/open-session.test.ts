import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserName } from '#domain/access/open-session.ts'

const GECKO = '(KHTML, like Gecko)'

describe('the name of a browser', () => {
  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox 132', 'Windows'],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${GECKO} Chrome/147.0.0.0 Safari/537.36`,
      'Chrome 147',
      'Windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${GECKO} Chrome/147.0.0.0 Safari/537.36 Edg/147.0`,
      'Edge 147',
      'Windows',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 ${GECKO} Version/18.1 Safari/605.1.15`,
      'Safari 18',
      'macOS',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 ${GECKO} Version/18.1 Mobile/15E148 Safari/604.1`,
      'Safari 18',
      'iPhone',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 ${GECKO} SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36`,
      'Samsung Internet 25',
      'Android',
    ],
    ['curl/8.5.0', 'curl 8', null],
    ['', null, null],
    ['something else', null, null],
  ])('is read from %s', (userAgent, browser, system) => {
    expect(browserName(userAgent)).toEqual({ browser, system })
  })

  test('is looked for in any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => browserName(text)).not.toThrow()
      }),
    )
  })
})
