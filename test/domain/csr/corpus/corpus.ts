import type { CsrCase } from './csr-case.ts'
import { OTHER_KEY_CASES } from './other-key-cases.ts'
import { PASTED_CASES } from './pasted-cases.ts'
import { RSA_CASES } from './rsa-cases.ts'
import { STRUCTURE_CASES } from './structure-cases.ts'
import { SUBJECT_CASES } from './subject-cases.ts'

/** Requests whose DER other programs can read too. */
export const DER_CASES: readonly CsrCase[] = [...RSA_CASES, ...OTHER_KEY_CASES, ...SUBJECT_CASES, ...STRUCTURE_CASES]

export const CORPUS: readonly CsrCase[] = [...DER_CASES, ...PASTED_CASES]
