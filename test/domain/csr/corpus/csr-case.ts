import type { CsrContext } from '#domain/csr/csr-context.ts'
import { NOTHING_KNOWN } from '#domain/csr/csr-context.ts'
import type { CsrPolicy } from '#domain/csr/csr-policy.ts'
import type { CsrFaultCode } from '#domain/csr/faults.ts'
import type { CsrFindingCode } from '#domain/csr/findings.ts'

/** One input with its verdict. Inputs are made when they are asked for: some keys take a while. */
export interface CsrCase {
  readonly name: string
  readonly input: () => string | Buffer
  readonly expected: { readonly fault: CsrFaultCode } | { readonly findings: readonly CsrFindingCode[] }
  readonly policy?: Partial<CsrPolicy>
  readonly context?: Partial<CsrContext>
  /** Why we refuse, on purpose, a DER request that OpenSSL takes. */
  readonly stricterThanOpenssl?: string | undefined
}

export const TLS_POLICY: CsrPolicy = {
  keyMinimumBits: 2048,
  allowedCurves: ['P-256', 'P-384', 'P-521'],
  allowEd25519: false,
}

export const HARBOUR: CsrContext = {
  ...NOTHING_KNOWN,
  organization: { organization: 'Harbour Bakery Ltd', locality: 'Bristol', state: null, country: 'GB' },
  orderedNames: ['www.harbour.example', 'harbour.example'],
  extraSuffixes: ['example'],
}

export const CLEAN: CsrCase['expected'] = { findings: [] }

export function finds(...findings: readonly CsrFindingCode[]): CsrCase['expected'] {
  return { findings }
}

export function faulty(fault: CsrFaultCode): CsrCase['expected'] {
  return { fault }
}

/** Makes a value once, when it is first needed. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
