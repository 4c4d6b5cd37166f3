import type { Currency } from '#domain/shared/money.ts'
import type { Language } from '#domain/shared/language.ts'

export const DOCUMENT_KINDS = ['quote', 'invoice', 'credit_note', 'late_charges'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export interface PostalAddress {
  readonly lines: readonly string[]
  readonly postalCode: string
  readonly city: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Who sells: an office as it was on the day of issue. */
export interface Seller {
  readonly name: string
  readonly legalForm: string
  /** What the law of the office asks for beside the name: capital, register and number. */
  readonly registration: string
  readonly registrationNumber: string
  readonly vatNumber: string
  readonly address: PostalAddress
  readonly email: string
  readonly phone: string
  readonly bank: { readonly name: string; readonly iban: string; readonly bic: string }
}

export interface Buyer {
  readonly name: string
  readonly registrationNumber: string | null
  readonly vatNumber: string | null
  readonly address: PostalAddress
  readonly contactName: string | null
}

export interface DocumentLine {
  readonly description: string
  readonly quantity: number
  readonly unitNet: bigint
  readonly net: bigint
  /** Per ten thousand: 2000 is 20 %. */
  readonly vatRate: number
}

/** UNCL 5305: S standard, AE reverse charge, G export, Z zero, E exempt. */
export type VatCategory = 'S' | 'AE' | 'G' | 'Z' | 'E'

export interface VatSum {
  readonly rate: number
  readonly category: VatCategory
  readonly base: bigint
  readonly amount: bigint
  /** Legal mention of a category without VAT, in the document's language. */
  readonly mention: string | null
}

/** Everything printed on a numbered document. Immutable once issued: the row, its PDF and its XML come from this. */
export interface CommercialDocument {
  readonly kind: DocumentKind
  readonly number: string
  readonly language: Language
  readonly currency: Currency
  /** Calendar dates, `YYYY-MM-DD`. */
  readonly issuedOn: string
  readonly suppliedOn: string
  readonly dueOn: string | null
  readonly validUntil: string | null
  readonly seller: Seller
  readonly buyer: Buyer
  readonly orderReference: string | null
  readonly purchaseOrder: string | null
  readonly lines: readonly DocumentLine[]
  readonly vat: readonly VatSum[]
  readonly net: bigint
  readonly vatTotal: bigint
  readonly gross: bigint
  /** What is still to pay: zero for what tokens, deposit or a card have paid. */
  readonly amountDue: bigint
  /** ISO 11649 creditor reference, `RF…`; null where nothing is to be paid by transfer. */
  readonly paymentReference: string | null
  /** Sentences that the law asks for (late penalty, 40 € indemnity, no discount), in the document's language. */
  readonly legalMentions: readonly string[]
  /** The document that a credit note corrects. */
  readonly corrects: { readonly number: string; readonly issuedOn: string; readonly reason: string } | null
}
