import type { DerProblem } from '#domain/asn1/read.ts'

/** Why what was pasted or uploaded is not a readable request; each has a sentence at `csr.faults.<code>`. */
export const CSR_FAULT_CODES = [
  'empty',
  'too_large',
  'private_key',
  'certificate',
  'pkcs7',
  'pkcs12',
  'java_keystore',
  'public_key',
  'ssh_key',
  'pgp',
  'several_blocks',
  'wrong_label',
  'missing_header',
  'spaces_for_plus',
  'percent_encoded',
  'truncated',
  'altered',
  'unrecognised',
  'not_a_csr',
  'malformed',
  'unsupported_version',
  'too_complex',
] as const
export type CsrFaultCode = (typeof CSR_FAULT_CODES)[number]

/** Carries no byte of what was given, but for a PEM label (`wrong_label`). */
export interface CsrFault {
  readonly code: CsrFaultCode
  readonly details: Readonly<Record<string, string | number>>
}

/** True for what holds, or may hold, a private key: it must be neither stored nor logged (CSR-06). */
export function holdsPrivateKey(fault: CsrFault): boolean {
  return fault.code === 'private_key' || fault.code === 'pkcs12' || fault.code === 'java_keystore'
}

export function fault(code: CsrFaultCode, details: CsrFault['details'] = {}): CsrFault {
  return { code, details }
}

/** Says what is wrong with bytes that are not the DER of a request. */
export function structureFault(problem: DerProblem): CsrFault {
  switch (problem) {
    case 'too_deep':
    case 'too_many_nodes':
      return fault('too_complex')
    case 'too_large':
      return fault('too_large')
    case 'truncated':
    case 'trailing_bytes':
    case 'indefinite_length':
    case 'length_not_minimal':
    case 'tag_unsupported':
    case 'wrong_form':
    case 'unexpected':
    case 'bad_value':
      return fault('malformed', { problem })
  }
}
