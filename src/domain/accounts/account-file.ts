import type { AuthenticationMode } from '#domain/access/authentication-mode.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { PostalAddress } from '#domain/documents/document.ts'
import type { ListedOrder, OrderDetails } from '#domain/orders/listed-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'

/** An account as the back office knows it, without its people. */
export interface AccountFile {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly purchaseOption: PurchaseOption
  readonly currency: Currency
  readonly language: Language
  readonly authenticationMode: AuthenticationMode
  readonly approvalMode: boolean
  readonly registrationNumber: string
  readonly vatNumber: string | null
  readonly address: PostalAddress
  readonly phone: string
  readonly officeName: string
  readonly openedAt: Date
  readonly suspendedAt: Date | null
  readonly suspensionReason: string | null
  readonly closedAt: Date | null
}

/** One of the account's last orders. */
export type FiledOrder = Pick<ListedOrder, 'reference' | 'common_name' | 'fulfilment' | 'settlement'> &
  Pick<OrderDetails, 'ordered_at'>
