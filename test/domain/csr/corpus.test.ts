import { describe, expect, test } from 'vitest'
import { checkCsr } from '#domain/csr/check-csr.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { CORPUS } from './corpus/corpus.ts'
import { HARBOUR, TLS_POLICY, type CsrCase } from './corpus/csr-case.ts'

describe('every request of the corpus gets its verdict', () => {
  test.each(CORPUS)('$name', (csrCase) => {
    expect(verdictOn(csrCase)).toEqual(sorted(csrCase.expected))
  })
})

test('the corpus names each case once', () => {
  const names = CORPUS.map(({ name }) => name)

  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(130)
})

function verdictOn({ input, policy, context }: CsrCase): CsrCase['expected'] {
  const reading = readCsrText(input())
  if (!reading.ok) return { fault: reading.fault.code }
  const findings = checkCsr(reading.csr, { ...TLS_POLICY, ...policy }, { ...HARBOUR, ...context })
  return sorted({ findings: findings.map(({ code }) => code) })
}

/** The order of findings is another test's. */
function sorted(verdict: CsrCase['expected']): CsrCase['expected'] {
  return 'fault' in verdict ? verdict : { findings: [...verdict.findings].sort() }
}
