import { versionOf } from '#domain/access/profile.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'

export const INVOICE_WAYS = ['mail', 'download'] as const
/** How invoices reach the account: as the attachment of a mail, or only where they are fetched. */
export type InvoiceWay = (typeof INVOICE_WAYS)[number]

/** How the account wants to pay and to be invoiced. */
export interface AccountingPreferences {
  /** What order forms choose beforehand; null: what pays at once. */
  readonly paymentMeans: PaymentMeans | null
  readonly invoicesBy: InvoiceWay
  readonly purchaseOrderRequired: boolean
  /** Who order forms propose as the one to invoice; null: the account itself. */
  readonly billingEntityId: string | null
}

/** Names what the form was filled from, so that of two at once the second is told. */
export const accountingVersion = (preferences: AccountingPreferences): string =>
  versionOf(...FIELDS.map((field) => String(preferences[field])))

/** The fields in which two versions differ. */
export function changedPreferences(
  before: AccountingPreferences,
  after: AccountingPreferences,
): readonly (keyof AccountingPreferences)[] {
  return FIELDS.filter((field) => before[field] !== after[field])
}

const FIELDS = ['paymentMeans', 'invoicesBy', 'purchaseOrderRequired', 'billingEntityId'] as const
