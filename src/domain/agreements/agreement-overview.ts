import type { SupplierCode } from '#domain/catalogue/brand.ts'

/** A supplier's agreement as one line of the staff's list; without a version until one is published. */
export interface AgreementOverview {
  readonly supplier: SupplierCode
  readonly name: string
  readonly version: number | null
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  /** Accounts that have accepted the current version. */
  readonly accepted: number
  /** Accounts whose last acceptance is of an earlier version. */
  readonly outdated: number
}
