import { NO_WEAK_KEY_LIST, type FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'

/** The holder's fields that a CA writes from its own audit, whatever the request says. */
export interface HolderFields {
  readonly organization: string
  readonly locality: string | null
  readonly state: string | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** What is known around the request when it is checked. */
export interface CsrContext {
  /** SHA-256 over SubjectPublicKeyInfo, lower-case hex, of keys reported compromised (TLS-27). */
  readonly compromisedKeys: FingerprintList
  readonly debianWeakKeys: FingerprintList
  /** An earlier request of this account had the same key, or was the very same. */
  readonly keyUsedBefore: boolean
  readonly csrUsedBefore: boolean
  /** The key stands in a code signing certificate and this is none, or the other way round. */
  readonly keyServesOtherPurpose: boolean
  /** The holder as the CA will write it; null while it is not known. */
  readonly organization: HolderFields | null
  /** Names of the order, as certificates carry them; null for products without host names. */
  readonly orderedNames: readonly string[] | null
  readonly extraSuffixes: ExtraSuffixes
}

/** A context that knows nothing, to be spread under what is known. */
export const NOTHING_KNOWN: CsrContext = {
  compromisedKeys: new Set(),
  debianWeakKeys: NO_WEAK_KEY_LIST,
  keyUsedBefore: false,
  csrUsedBefore: false,
  keyServesOtherPurpose: false,
  organization: null,
  orderedNames: null,
  extraSuffixes: [],
}
