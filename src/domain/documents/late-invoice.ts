import type { Currency } from '#domain/shared/money.ts'

/** An invoice of one account that should have been paid by now; amounts as the database gives them. */
export interface LateInvoice {
  readonly number: string
  readonly reference: string
  readonly common_name: string
  readonly issued_on: string
  readonly due_on: string
  readonly currency: Currency
  readonly gross: string
  readonly paid: string
  readonly payment_reference: string | null
}
