import type { ProductNames } from '#domain/names/product-names.ts'
import type { DcvMethod } from '#domain/rules/dcv-methods.ts'
import type { CertificateType } from '#domain/rules/lifetimes.ts'
import type { Localised } from '#domain/shared/language.ts'
import type { BrandCode, SupplierCode } from './brand.ts'
import type { SubjectRules } from './subject-fields.ts'

/** In the order of the new-order page. */
export const PRODUCT_TYPES = [
  'server',
  'client',
  'code_signing',
  'psd',
  'trust_seal',
  'signing_software',
  'signing_platform',
] as const
export type ProductType = (typeof PRODUCT_TYPES)[number]

export const VALIDATION_LEVELS = ['dv', 'ov', 'ev', 'individual', 'none'] as const
export type ValidationLevel = (typeof VALIDATION_LEVELS)[number]

/** What the customer watches between order and delivery (spec 4.9). */
export const PROGRESS_STEPS = ['csr', 'caa', 'dcv', 'organization', 'callback'] as const
export type ProgressStep = (typeof PROGRESS_STEPS)[number]

/** Questions that only some products ask. */
export const EXTRA_ATTRIBUTES = ['key_storage', 'psd', 'platform_users', 'document_packages'] as const
export type ExtraAttribute = (typeof EXTRA_ATTRIBUTES)[number]

export const CERTIFICATE_FAMILIES = ['dv', 'ov', 'ev', 'client', 'code_signing', 'psd'] as const
export type CertificateFamily = (typeof CERTIFICATE_FAMILIES)[number]

/** A certification chain that the customer may ask for. */
export interface Chain {
  readonly code: string
  readonly name: Localised
  readonly recommended: boolean
}

/** Something that can be ordered. It is stored as JSON, so it holds no amounts: those are prices. */
export interface Product {
  /** Lower case, digits and hyphens; part of token units, so never a colon. */
  readonly code: string
  readonly brand: BrandCode
  readonly supplier: SupplierCode
  readonly type: ProductType
  /** Free and short-lived, for trying an installation. */
  readonly test: boolean
  /** False while the order form for it does not exist: shown, without a button. */
  readonly orderable: boolean
  readonly validation: ValidationLevel
  readonly name: Localised
  readonly summary: Localised
  /** Null for what carries no host names. */
  readonly names: ProductNames | null
  readonly planYears: readonly number[]
  /** Ends the plan after these days instead of its years: test certificates. */
  readonly planDays: number | null
  /** Whose dated rules hold for its keys and lifetimes; null for what is not a certificate. */
  readonly certificateType: CertificateType | null
  /** Each further machine needs a licence; false where their number is unlimited. */
  readonly licences: boolean
  /** The assisted order can be bought with it. */
  readonly guidance: boolean
  readonly chains: readonly Chain[]
  /** Null where no CSR is asked for. */
  readonly subjectFields: SubjectRules | null
  readonly reissuable: boolean
  readonly renewable: boolean
  readonly autoRenewable: boolean
  readonly revocableOnline: boolean
  readonly cloneable: boolean
  /** Codes of the products that an order of this one can be changed into. */
  readonly migratesTo: readonly string[]
  /** The holder must accept the certificate after delivery. */
  readonly acceptance: boolean
  readonly progressSteps: readonly ProgressStep[]
  readonly extraAttributes: readonly ExtraAttribute[]
  readonly dcvMethods: readonly DcvMethod[]
  /** The issuing profile; null for what is not a certificate. */
  readonly caFamily: CertificateFamily | null
}
