import type { CustomValues } from '#domain/custom-fields/custom-values.ts'
import type { HolderKind } from '#domain/organizations/holder-kind.ts'
import type { PaymentMeans } from './order.ts'

export const PERSON_CHOICES = ['known', 'new', 'same'] as const

/** A new organization as typed; the registration number comes first and is the key. */
export interface OrganizationInput {
  readonly registrationNumber: string
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly phone: string
  readonly vatNumber: string
  readonly nafCode: string
}

export interface ContactInput {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly jobTitle: string
}

export type OrganizationChoice =
  { readonly kind: 'known'; readonly id: string } | { readonly kind: 'new'; readonly fields: OrganizationInput }

/** `same`: the technical contact is the corporate contact. */
export type ContactChoice =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'new'; readonly fields: ContactInput }
  | { readonly kind: 'same' }

/** The order form of a server certificate as it was typed: kept as the draft, assessed anew each time it is looked at. */
export interface OrderInput {
  readonly productCode: string
  readonly years: number
  readonly guidance: boolean
  readonly licences: number
  readonly chain: string | null
  readonly organization: OrganizationChoice
  /** What the holder is, where its certificate says it; a known organization's own kind goes before it. */
  readonly holderKind: HolderKind | null
  readonly corporateContact: ContactChoice
  readonly technicalContact: ContactChoice
  readonly software: string
  /** Names as typed, in any separator. */
  readonly namesText: string
  /** PEM of the CSR; null when none is given yet (guidance, quote). */
  readonly csrPem: string | null
  readonly customerReference: string
  readonly comment: string
  readonly customValues: CustomValues
  readonly paymentMeans: PaymentMeans
  readonly quote: boolean
  readonly purchaseOrder: string
  /** Who is invoiced if not the account itself. */
  readonly billing: OrganizationInput | null
  /** Which of the account's billing entities that is; null where it was typed. */
  readonly billingEntityId: string | null
}
