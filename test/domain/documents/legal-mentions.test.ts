import { describe, expect, test } from 'vitest'
import { DOCUMENT_KINDS } from '#domain/documents/document.ts'
import { legalMentions } from '#domain/documents/legal-mentions.ts'
import { BRITISH_SELLER, FRENCH_SELLER } from './sample-heading.ts'

describe('the legal mentions', () => {
  test.each([
    ['discount', /Pas d’escompte/],
    ['penalties', /majoré de 10 points/],
    ['compensation', /40\u00a0€/],
    ['category of operation', /prestation de services/],
  ])('of a French invoice name the %s', (_, expected) => {
    expect(legalMentions('invoice', FRENCH_SELLER, 'fr').join('\n')).toMatch(expected)
  })

  test('of a British invoice name the act on late payment', () => {
    expect(legalMentions('invoice', BRITISH_SELLER, 'en').join('\n')).toContain('Interest) Act 1998')
  })

  test('of a quote say how to accept it, and never threaten', () => {
    for (const seller of [FRENCH_SELLER, BRITISH_SELLER]) {
      expect(legalMentions('quote', seller, 'en')).toEqual([expect.stringContaining('signed and dated')])
    }
  })

  test.each([FRENCH_SELLER, BRITISH_SELLER])('of the office in $address.country exist in both languages', (seller) => {
    for (const kind of DOCUMENT_KINDS) {
      const french = legalMentions(kind, seller, 'fr')

      expect(french).toHaveLength(legalMentions(kind, seller, 'en').length)
      expect(french.join('\n')).not.toMatch(/'| [;:!?%»€]|« /)
    }
  })
})
