import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readOperatorFile } from '../../src/operator-file.ts'

const EXAMPLE = readFileSync('docs/operator.example.json', 'utf8')

type Part = Record<string, unknown>

/** The example with one thing changed. */
function faultsOf(change: (file: { offices: Part[]; administrator: Part } & Part) => void): readonly string[] {
  const file = JSON.parse(EXAMPLE) as { offices: Part[]; administrator: Part } & Part
  change(file)
  const reading = readOperatorFile(JSON.stringify(file))
  return reading.ok ? [] : reading.faults
}

describe('the file that furnishes a portal', () => {
  test('of the documentation is right', () => {
    const reading = readOperatorFile(EXAMPLE)

    expect(reading.ok && [reading.file.offices[0]?.code, reading.file.administrator.login]).toEqual([
      'FR',
      'jeanne.moreau',
    ])
  })

  test.each<[string, Parameters<typeof faultsOf>[0], string]>([
    ['no office', (file) => (file.offices = []), 'offices must name one office at least.'],
    ['an unknown field', (file) => (file['password'] = 'x'), 'The file has what is not known: password.'],
    [
      'a wrong login',
      (file) => (file.administrator['login'] = 'Jé'),
      'administrator.login must be a login: three to sixty letters, digits, dots, dashes.',
    ],
    [
      'a wrong address',
      (file) => (file.administrator['email'] = 'jeanne'),
      'administrator.email must be a mail address.',
    ],
    [
      'a wrong VAT number',
      (file) => ((file.offices[0]?.['seller'] as Part)['vatNumber'] = 'FR00812345676'),
      'offices.0.seller.vatNumber is not a valid VAT number.',
    ],
    [
      'a creditor identifier that is none',
      (file) => ((file.offices[0] as Part)['creditorIdentifier'] = 'FR73ZZZ123456'),
      'offices.0.creditorIdentifier is not a valid SEPA creditor identifier (ICS).',
    ],
    ['another catalogue', (file) => (file['catalogue'] = 'all'), 'catalogue must be starter or none.'],
  ])('with %s is refused with a sentence', (_, change, sentence) => {
    expect(faultsOf(change)).toEqual([sentence])
  })

  test('names every fault at once', () => {
    expect(
      faultsOf((file) => {
        file['catalogue'] = ''
        file.administrator['name'] = ''
      }),
    ).toHaveLength(2)
  })

  test('that is no JSON is refused', () => {
    expect(readOperatorFile('{').ok).toBe(false)
  })
})
