import { describe, expect, test } from 'vitest'
import { createOneTimePasswords } from '#adapters/otplib/one-time-passwords.ts'

const { newKey, stepOf, uriOf } = createOneTimePasswords()
/** The key of RFC 6238, appendix B: "12345678901234567890". */
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes of an authenticator app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at second %i', async (seconds, digits) => {
    expect(await stepOf(KEY, digits, at(seconds), null)).toBe(Math.floor(seconds / 30))
  })

  test.each([
    [-31, false],
    [-30, true],
    [59, true],
    [60, false],
  ])(
    'are taken one step early or late and no further: %i seconds from the step’s beginning',
    async (offset, isTaken) => {
      const step = Math.floor(1_234_567_890 / 30)

      const found = await stepOf(KEY, '005924', at(step * 30 + offset), null)

      expect(found).toBe(isTaken ? step : null)
    },
  )

  test('are wrong once their step or a later one is used up', async () => {
    const step = Math.floor(1_234_567_890 / 30)
    const take = (after: number) => stepOf(KEY, '005924', at(1_234_567_890), after)

    expect([await take(step - 1), await take(step), await take(step + 1)]).toEqual([step, null, null])
  })
})

test('each key is its own 160 bits', () => {
  const keys = Array.from({ length: 50 }, newKey)

  expect(new Set(keys).size).toBe(50)
  expect(keys.every((key) => /^[A-Z2-7]{32}$/.test(key))).toBe(true)
})

test('the picture names the portal, the login and the key', () => {
  const uri = new URL(uriOf({ key: KEY, issuer: 'Sceau & Co: Paris', label: 'a.diarra' }))

  expect(uri.protocol).toBe('otpauth:')
  expect([uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([KEY, 'Sceau & Co: Paris'])
  expect(decodeURIComponent(uri.pathname)).toContain('a.diarra')
})
