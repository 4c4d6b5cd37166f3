import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { valueAt } from '#domain/custom-fields/custom-values.ts'
import { detailsOf, type ListedOrder, type OrderPage } from '#domain/orders/listed-order.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import { encodeCursor } from '#domain/shared/keyset.ts'
import { decimalText } from '#presenters/format.ts'

/**
 * What `GET /api/v1/orders` answers; `next` is given as `after` to get the next page. The account's own fields are named
 * as the account names them.
 */
export function ordersJson({ rows, next }: OrderPage, fields: readonly CustomField[]) {
  return { orders: rows.map((row) => orderJson(row, fields)), next: next && encodeCursor(next) }
}

function orderJson(row: ListedOrder, fields: readonly CustomField[]) {
  const { ordered_at, delivered_at, serial, custom_values } = detailsOf(row)
  return {
    reference: row.reference,
    customer_reference: row.customer_reference,
    common_name: row.common_name,
    name_count: row.name_count,
    product: row.product_code,
    organization: row.organization_name,
    status: statusLabel(row.fulfilment, row.settlement),
    ordered_at,
    delivered_at,
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    revoked_at: row.revoked_at,
    serial,
    price: { amount: decimalText(row.net_amount), currency: row.currency },
    custom_fields: Object.fromEntries(
      fields.map(({ name, slot }): [string, string] => [name, valueAt(custom_values, slot)]),
    ),
  }
}
