import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCreditorIdentifier, printedIban, readBic, readIban } from '#domain/mandates/iban.ts'

/** From the registry of ISO 13616 and its vectors: nobody’s accounts. */
const RIGHT = [
  'FR1420041010050500013M02606',
  'GB29NWBK60161331926819',
  'DE89370400440532013000',
  'BE68539007547034',
  'NL91ABNA0417164300',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
  'CH9300762011623852957',
]

describe('an IBAN', () => {
  test.each(RIGHT)('%s is right', (iban) => {
    expect(readIban(iban)).toEqual({ ok: true, iban })
    expect(readIban(printedIban(iban).toLowerCase())).toEqual({ ok: true, iban })
  })

  test.each([
    ['', 'no_iban'],
    ['2004 1010 0505', 'no_iban'],
    ['FR14 2004 é', 'no_iban'],
    ['US64SVBKUS6S3300958879', 'not_sepa'],
    ['FR1420041010050500013M0260', 'bad_length'],
    ['FR1420041010050500013M026060', 'bad_length'],
    ['FR1520041010050500013M02606', 'bad_check_digits'],
    ['GB92NWBK60161331926819', 'bad_check_digits'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readIban(text)).toEqual({ ok: false, fault })
  })

  test('with any one figure mistyped is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RIGHT), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        const places = [...iban].flatMap((character, index) => (/\d/.test(character) && index > 1 ? [index] : []))
        const place = places[at % places.length] ?? 2
        const wrong = iban.slice(0, place) + String((Number(iban[place]) + by) % 10) + iban.slice(place + 1)

        expect(readIban(wrong).ok).toBe(false)
      }),
    )
  })

  test('is printed in groups of four', () => {
    expect(printedIban('NO9386011117947')).toBe('NO93 8601 1117 947')
  })
})

test.each([
  ['PSSTFRPPMON', 'PSSTFRPPMON'],
  ['psst frpp', 'PSSTFRPP'],
  ['PSSTFRPPMO', null],
  ['1SSTFRPP', null],
  ['', null],
])('the BIC “%s” reads as %s', (text, bic) => {
  expect(readBic(text)).toBe(bic)
})

test.each([
  ['FR72ZZZ123456', true],
  ['FR72ABC123456', true],
  ['DE98ZZZ09999999999', true],
  ['FR73ZZZ123456', false],
  ['FR72ZZZ', false],
  ['fr72ZZZ123456', false],
])('%s is a creditor identifier: %s', (text, isOne) => {
  expect(isCreditorIdentifier(text)).toBe(isOne)
})
