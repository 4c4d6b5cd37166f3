import { describe, expect, test } from 'vitest'
import { addDays, SECOND } from '#domain/shared/time.ts'
import { agedProofs, proofsFor, stands, unprovedNames } from '#domain/validation/standing-proofs.ts'

const PROVED = new Date('2026-04-01T09:00:00Z')
const proof = (domain: string, validatedAt: Date | null = PROVED, method: 'dns_cname' | 'http_file' = 'dns_cname') => ({
  domain,
  method,
  validatedAt,
})
const after = (days: number) => addDays(PROVED, days)
const moment = (at: Date, seconds: number) => new Date(at.getTime() + seconds * SECOND)

describe('a proof stands', () => {
  test.each([
    ['sectigo', 198],
    ['digicert', 200],
    ['certigna', 200],
  ])('with %s for %d days, to the second', (supplier, days) => {
    const one = proof('harbour.example')

    expect([stands(one, supplier, PROVED), stands(one, supplier, moment(after(days), -1))]).toEqual([true, true])
    expect(stands(one, supplier, after(days))).toBe(false)
    expect(agedProofs([one], supplier, moment(after(days), -1))).toEqual([])
    expect(agedProofs([one], supplier, after(days))).toEqual([one])
  })

  test('not before it was given, and has not aged then either', () => {
    const early = moment(PROVED, -1)

    expect(stands(proof('harbour.example'), 'sectigo', early)).toBe(false)
    expect(agedProofs([proof('harbour.example')], 'sectigo', early)).toEqual([])
  })

  test('never while it is only asked for, which is not asked for again', () => {
    const asked = proof('harbour.example', null)

    expect(stands(asked, 'sectigo', after(500))).toBe(false)
    expect(agedProofs([asked], 'sectigo', after(500))).toEqual([])
  })
})

describe('unproved names', () => {
  const names = ['www.harbour.example', 'harbour.example', '*.quay.example', 'elsewhere.example']

  test('are those that no standing proof speaks for, in their order', () => {
    const proofs = [proof('harbour.example'), proof('quay.example', null), proof('elsewhere.example', after(-200))]

    expect(unprovedNames(names, proofs, 'digicert', PROVED)).toEqual(['*.quay.example', 'elsewhere.example'])
  })

  test('are proved by a file for its very host alone', () => {
    const file = proof('www.harbour.example', PROVED, 'http_file')

    expect(unprovedNames(names.slice(0, 2), [file], 'digicert', PROVED)).toEqual(['harbour.example'])
  })

  test('hang on the supplier’s own limit', () => {
    const proofs = [proof('harbour.example')]
    const at = after(199)

    expect(unprovedNames(['harbour.example'], proofs, 'digicert', at)).toEqual([])
    expect(unprovedNames(['harbour.example'], proofs, 'sectigo', at)).toEqual(['harbour.example'])
  })

  test('are all of them where nothing is proved', () => {
    expect(unprovedNames(names, [], 'sectigo', PROVED)).toEqual(names)
  })
})

test('of several proofs only the aged ones are told, in their order', () => {
  const [old, young, asked, older] = [
    proof('a.example'),
    proof('b.example', after(30)),
    proof('c.example', null),
    proof('d.example', after(-9)),
  ]

  expect(agedProofs([old, young, asked, older], 'sectigo', after(198))).toEqual([old, older])
})

describe('proofs for names', () => {
  const wide = proof('harbour.example')
  const file = (host: string) => proof(host, PROVED, 'http_file')
  const NAMES = ['harbour.example', 'www.harbour.example']

  test.each([
    ['one that speaks for all of them', [wide], [wide]],
    ['the wide one, where a file proves a host as well', [file('harbour.example'), wide], [wide]],
    ['one for each host', NAMES.map(file), NAMES.map(file)],
    ['none, while one is missing', [file('harbour.example')], null],
    ['none without any', [], null],
  ])('are %s', (_, proofs, expected) => {
    expect(proofsFor(NAMES, proofs)).toEqual(expected)
  })
})
