import type { CustomValues } from '#domain/custom-fields/custom-values.ts'
import type { KeysetPage } from '#domain/shared/keyset.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { PaymentMeans } from './order.ts'
import type { Fulfilment, Settlement } from './states.ts'

/** One line of a list, named as the database names it: it goes to the presenter without being copied. */
export interface ListedOrder {
  readonly id: string
  readonly reference: string
  readonly common_name: string
  readonly name_count: number
  readonly product_code: string
  readonly organization_name: string
  readonly customer_reference: string
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly valid_from: Date | null
  readonly valid_to: Date | null
  readonly revoked_at: Date | null
  readonly net_amount: string
  readonly currency: Currency
  /** Null where it was not asked for. */
  readonly details: OrderDetails | null
  /** Null but in lists of open orders. */
  readonly open: OpenOrder | null
  /** What the list is sorted by, as the next page's address holds it. */
  readonly sort_value: string
}

/** What the usual lists do not show: their columns are chosen, or the list is an export or of approvals. */
export interface OrderDetails {
  readonly software: string
  readonly ordered_at: Date
  readonly delivered_at: Date | null
  readonly serial: string | null
  readonly ordered_by: string
  /** In the account's own fields, by their slots. */
  readonly custom_values: CustomValues
}

/** The details of a row of a list that was asked with them. */
export function detailsOf({ details, reference }: ListedOrder): OrderDetails {
  if (!details) throw new Error(`the list of ${reference} was asked without details`)
  return details
}

/** What a list of open orders is told besides, to say what each one waits for. */
export interface OpenOrder {
  readonly payment_means: PaymentMeans
  readonly csr_given: boolean
  readonly ca_refused: boolean
  readonly caa: 'unchecked' | 'allowed' | 'refused'
  readonly domains_proved: boolean
  readonly audit: 'open' | 'suspended' | 'completed' | 'refused' | null
  readonly called: boolean
}

export type OrderPage = KeysetPage<ListedOrder>

export interface OrderCounts {
  readonly valid: number
  readonly expired: number
  readonly revoked: number
}
