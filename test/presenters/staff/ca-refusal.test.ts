import { describe, expect, test } from 'vitest'
import { translator } from '#platform/i18n.ts'
import { refusalReasons } from '#presenters/staff/ca-refusal.ts'

describe('why a CA refused', () => {
  test.each([
    ['', ['It did not say why.']],
    ['csr_signature_invalid', ['The CSR could not be read, or is not signed by its own key.']],
    [
      'attribute_too_long (organization), name_malformed (a_b.example)',
      [
        'Organization: too long for a certificate.',
        'A name is malformed, or does not fit this kind of certificate (a_b.example).',
      ],
    ],
    ['wrong_purposes (serverAuth, clientAuth)', ['Its purposes would be wrong (serverAuth, clientAuth).']],
    ['Order 4711 rejected: see ticket', ['Order 4711 rejected: see ticket']],
  ])('%s', (refusal, reasons) => {
    expect(refusalReasons(refusal, translator('en'))).toEqual(reasons)
  })
})
