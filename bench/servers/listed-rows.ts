import type { Currency } from '#domain/shared/money.ts'
import type { Question } from '#platform/ask.ts'

/** An order as the bare pages read it. */
export interface Row {
  readonly id: string
  readonly reference: string
  readonly common_name: string
  readonly product_code: string
  readonly organization_name: string
  readonly customer_reference: string
  readonly fulfilment: string
  readonly settlement: string
  readonly ordered_at: Date
  readonly valid_from: Date | null
  readonly valid_to: Date | null
  readonly serial: string | null
  readonly net_amount: string
  readonly currency: Currency
}

/** The 25 orders after one of them, which is named as the cursor of our list names it. */
export function rowsAfter(account: string, cursor: string): Question<Row> & { readonly name: string } {
  const [id, at] = cursor.split('~')
  return {
    name: 'page',
    text: `select id, reference, common_name, product_code, organization_name, customer_reference, fulfilment, settlement, ordered_at,
        valid_from, valid_to, serial, net_amount, currency
      from orders where account_id = $1 and (ordered_at, id) < ($2::timestamptz, $3::uuid)
      order by ordered_at desc, id desc limit 25`,
    values: [account, at, id],
  }
}

export const HEADS = [
  'Name',
  'Reference',
  'Yours',
  'Product',
  'Holder',
  'State',
  'Payment',
  'Ordered',
  'From',
  'To',
  'Price',
] as const

/** A parameter of an address, where it is one text. */
export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
