import type { SupplierCode } from '#domain/catalogue/brand.ts'
import type { Localised } from '#domain/shared/language.ts'

/** One published version of a supplier's data processing agreement (DPA). */
export interface AgreementVersion {
  readonly supplier: SupplierCode
  readonly version: number
  readonly body: Localised
  readonly publishedAt: Date
  readonly publishedBy: string
}

export const DPA_DECISIONS = ['accepted', 'withdrawn'] as const
export type DpaDecision = (typeof DPA_DECISIONS)[number]

/** What somebody of an account has decided about a version, and when. */
export interface AgreementDecision {
  readonly version: number
  readonly decision: DpaDecision
  readonly at: Date
  readonly by: string
}

/** A supplier's current version, and the account's last word about any of them. */
export interface SupplierAgreement {
  readonly supplier: SupplierCode
  /** The supplier's name. */
  readonly name: string
  readonly current: { readonly version: number; readonly publishedAt: Date }
  readonly last: AgreementDecision | null
}

/** `renewed`: an earlier version was accepted, the current one was not yet. */
export const AGREEMENT_STATES = ['accepted', 'open', 'renewed', 'withdrawn'] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

export function agreementState({ current, last }: Pick<SupplierAgreement, 'current' | 'last'>): AgreementState {
  if (last === null) return 'open'
  if (last.decision === 'withdrawn') return 'withdrawn'
  return last.version === current.version ? 'accepted' : 'renewed'
}
