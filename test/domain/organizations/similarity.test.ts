import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithinEdits } from '#domain/organizations/edit-distance.ts'
import { bareName, similarity, type Similarity } from '#domain/organizations/similarity.ts'

describe('two spellings of a subject field', () => {
  test.each<[string, string, Similarity]>([
    ['Harbour Bakery', 'Harbour Bakery', 'identical'],
    ['HARBOUR BAKERY', 'Harbour Bakery', 'similar'],
    ['Pâtisserie du Port', 'Patisserie du port', 'similar'],
    ['L’Étoile du Nord', "L'etoile du nord", 'similar'],
    ['Harbour-Bakery', 'Harbour Bakery', 'similar'],
    ['Harbour Bakery SAS', 'Harbour Bakery', 'similar'],
    ['Harbour Bakery S.A.S.', 'SAS Harbour Bakery', 'similar'],
    ['Harbour Bakery S. A. S.', 'Harbour Bakery SARL', 'similar'],
    ['Harbour Bakery Ltd.', 'Harbour Bakery Limited', 'similar'],
    ['Hafenbäckerei GmbH & Co. KG', 'Hafenbäckerei', 'similar'],
    ['Piekarnia Portowa Sp. z o.o.', 'Piekarnia Portowa', 'similar'],
    ['Straße am Hafen', 'Strasse am Hafen', 'similar'],
    ['Cœur de Mer', 'Coeur de mer', 'similar'],
    ['Harbor Bakery', 'Harbour Bakery', 'similar'],
    ['Harbuor Bakery', 'Harbour Bakery', 'similar'],
    ['Dupont', 'Dupond', 'similar'],
    ['Habor Bakry', 'Harbour Bakery', 'different'],
    ['Lyon', 'Lion', 'different'],
    ['FR', 'BE', 'different'],
    ['Harbour Bakery', 'Pier Bakery', 'different'],
    ['SA', 'SAS', 'different'],
  ])('%j and %j are %s', (value, approved, verdict) => {
    expect(similarity(value, approved)).toBe(verdict)
    expect(similarity(approved, value)).toBe(verdict)
  })

  test('are never different only by case, spaces or dots', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z ]{1,20}$/), (name) => {
        expect(similarity(name.toUpperCase(), `${name.toLowerCase()} .`)).not.toBe('different')
      }),
    )
  })
})

describe('the bare name', () => {
  test.each([
    ['Harbour Bakery S.A.S.', 'harbourbakery'],
    ['J. P. Harbour', 'jpharbour'],
    ['SARL', 'sarl'],
    ['Sa Mer SARL', 'mer'],
    ['La Co Marine', 'lacomarine'],
    ['Łódź Æbler Ørsted', 'lodzaeblerorsted'],
    ['...', ''],
  ])('of %j is %j', (name, bare) => {
    expect(bareName(name)).toBe(bare)
  })
})

describe('a number of edits', () => {
  const word = fc.stringMatching(/^[ab]{0,6}$/)

  test.each([
    ['', '', 0, true],
    ['', 'ab', 1, false],
    ['', 'ab', 2, true],
    ['harbour', 'harbor', 1, true],
    ['harbor', 'harbour', 1, true],
    ['harbour', 'karbour', 1, true],
    ['harbour', 'harbor', 0, false],
    ['kitten', 'sitting', 2, false],
    ['kitten', 'sitting', 3, true],
  ])('from %j to %j of %i: %s', (one, other, edits, expected) => {
    expect(isWithinEdits(one, other, edits)).toBe(expected)
  })

  test('is the same in both directions and enough for one more', () => {
    fc.assert(
      fc.property(word, word, fc.nat(3), (one, other, edits) => {
        const reached = isWithinEdits(one, other, edits)
        expect(isWithinEdits(other, one, edits)).toBe(reached)
        if (reached) expect(isWithinEdits(one, other, edits + 1)).toBe(true)
      }),
    )
  })

  test('of the longer length always suffices', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isWithinEdits(one, other, Math.max(one.length, other.length))).toBe(true)
      }),
    )
  })
})
