import type { AccountState } from '#domain/accounts/account-state.ts'
import type { KeysetPage, KeysetRequest } from '#domain/shared/keyset.ts'
import type { PurchaseOption } from './signed-in.ts'

/** A customer as one line of the staff's list. */
export interface ListedAccount {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly purchase_option: PurchaseOption
  readonly registration_number: string
  readonly office_name: string
  readonly state: AccountState
  readonly people: number
  readonly open_orders: number
  readonly last_reference: string | null
  readonly last_ordered_at: Date | null
  readonly sort_value: string
}

export interface AccountsRequest extends KeysetRequest {
  readonly keyword: string
}

export type AccountsPage = KeysetPage<ListedAccount>
