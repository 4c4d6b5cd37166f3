import type { BrandCode } from '#domain/catalogue/brand.ts'
import type { ProductType, ValidationLevel } from '#domain/catalogue/product.ts'
import type { CustomValues } from '#domain/custom-fields/custom-values.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { PricedLine } from '#domain/pricing/price-order.ts'
import type { TokenAmount } from '#domain/pricing/tokens.ts'
import type { OrganizationInput } from './order-input.ts'
import type { Fulfilment, Settlement } from './states.ts'

/** How the holder pays, as chosen on the form. */
export const PAYMENT_MEANS = [
  'card',
  'transfer',
  'cheque',
  'purchase_order',
  'tokens',
  'deposit',
  'monthly',
  'free',
] as const
export type PaymentMeans = (typeof PAYMENT_MEANS)[number]

/** One request for one product, under one reference for all its life. */
export interface Order {
  readonly id: string
  readonly reference: string
  readonly productCode: string
  readonly brandCode: BrandCode
  readonly productType: ProductType
  readonly validation: ValidationLevel
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly suspensionReason: string | null
  readonly cancellationReason: string | null
  readonly organizationId: string | null
  readonly organizationName: string
  readonly corporateContactId: string | null
  readonly technicalContactId: string | null
  readonly commonName: string
  readonly names: readonly string[]
  readonly software: string
  readonly customerReference: string
  readonly comment: string
  readonly customValues: CustomValues
  readonly guidance: boolean
  readonly licences: number
  readonly chain: string | null
  readonly planYears: number
  readonly planStart: Date | null
  readonly planEnd: Date | null
  readonly paymentMeans: PaymentMeans
  readonly purchaseOrder: string | null
  readonly priceListCode: string
  readonly currency: Currency
  readonly netAmount: bigint
  /** Taken, or to be taken, where the order is paid by tokens. */
  readonly tokens: readonly TokenAmount[]
  /** Whom the invoice names, where it is not the account itself. */
  readonly billing: OrganizationInput | null
  readonly orderedBy: string
  readonly orderedByUserId: string | null
  readonly orderedAt: Date
  readonly paidAt: Date | null
  readonly deliveredAt: Date | null
  readonly validFrom: Date | null
  readonly validTo: Date | null
  readonly revokedAt: Date | null
  readonly serial: string | null
  readonly keyDescription: string | null
  readonly signatureHash: string | null
}

const IS_FIELD = {
  id: true,
  reference: true,
  productCode: true,
  brandCode: true,
  productType: true,
  validation: true,
  fulfilment: true,
  settlement: true,
  suspensionReason: true,
  cancellationReason: true,
  organizationId: true,
  organizationName: true,
  corporateContactId: true,
  technicalContactId: true,
  commonName: true,
  names: true,
  software: true,
  customerReference: true,
  comment: true,
  customValues: true,
  guidance: true,
  licences: true,
  chain: true,
  planYears: true,
  planStart: true,
  planEnd: true,
  paymentMeans: true,
  purchaseOrder: true,
  priceListCode: true,
  currency: true,
  netAmount: true,
  tokens: true,
  billing: true,
  orderedBy: true,
  orderedByUserId: true,
  orderedAt: true,
  paidAt: true,
  deliveredAt: true,
  validFrom: true,
  validTo: true,
  revokedAt: true,
  serial: true,
  keyDescription: true,
  signatureHash: true,
} satisfies Record<keyof Order, true>

/** The names of its fields, for what keeps and reads an order whole. */
export const ORDER_FIELDS = Object.keys(IS_FIELD) as readonly (keyof Order)[]

export interface OrderName {
  readonly name: string
  readonly kind: 'base' | 'companion' | 'additional' | 'domain' | 'wildcard'
}

/** A priced line as it was ordered. */
export type OrderLine = Omit<PricedLine, 'product'>
