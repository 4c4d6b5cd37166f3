import { describe, expect, test } from 'vitest'
import { readNafCode } from '#domain/organizations/naf-code.ts'

const NOW = new Date('2026-11-23T00:00:00Z')

describe('an activity code', () => {
  test.each(['62.01Z', '6201Z', '62.01z', ' 62 01 Z '])('is read from %j', (typed) => {
    expect(readNafCode(typed, 'FR', NOW)).toEqual({ ok: true, code: '62.01Z', nomenclature: 'naf_rev_2' })
  })

  test('belongs to the nomenclature of 2025 from the first second of 2027', () => {
    const nomenclature = (at: string) => readNafCode('62.01Z', 'FR', new Date(at))

    expect(nomenclature('2026-12-31T23:59:59Z')).toMatchObject({ nomenclature: 'naf_rev_2' })
    expect(nomenclature('2027-01-01T00:00:00Z')).toMatchObject({ nomenclature: 'naf_2025' })
  })

  test.each(['', '62.01', '62.1Z', 'A2.01Z', '62.01ZZ'])('is not read from %j', (typed) => {
    expect(readNafCode(typed, 'FR', NOW)).toEqual({ ok: false, fault: 'bad_format' })
  })

  test('is for the French register only, overseas included', () => {
    expect(readNafCode('62.01Z', 'MQ', NOW)).toMatchObject({ ok: true })
    expect(readNafCode('62.01Z', 'BE', NOW)).toEqual({ ok: false, fault: 'only_for_french' })
  })
})
