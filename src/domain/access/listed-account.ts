import type { PurchaseOption } from './signed-in.ts'

/** A customer as one line of the staff's list. */
export interface ListedAccount {
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly purchase_option: PurchaseOption
  readonly office_name: string
  readonly people: number
  readonly open_orders: number
  readonly last_reference: string | null
  readonly last_ordered_at: Date | null
}
