import type { AuthenticationMode } from '#domain/access/authentication-mode.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { PostalAddress } from '#domain/documents/document.ts'
import type { Currency } from '#domain/shared/money.ts'

/** What the operator keeps about an account, as its own people may read it. */
export interface AccountSheet {
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly registrationNumber: string
  readonly vatNumber: string | null
  readonly vatNumberValid: boolean
  readonly address: PostalAddress
  readonly phone: string
  readonly purchaseOption: PurchaseOption
  readonly currency: Currency
  readonly authenticationMode: AuthenticationMode
  readonly deferredPaymentAllowed: boolean
  readonly office: string
  readonly officeEmail: string
  readonly officePhone: string
  /** Orders that wait for an approval, up to a limit. */
  readonly waiting: number
}
