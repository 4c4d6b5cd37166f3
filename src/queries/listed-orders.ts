import type { CustomValues } from '#domain/custom-fields/custom-values.ts'
import type { ListedOrder, OpenOrder } from '#domain/orders/listed-order.ts'
import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import type { Currency } from '#domain/shared/money.ts'
import { millisecondsOf, momentOf } from '#platform/ask.ts'

/** What a list asks of its orders besides; null for what it does not show. */
export interface MoreColumns {
  readonly sortValue: string
  readonly customValues: string | null
  readonly open: string | null
}

/** The values of a listed order, in the order in which `orderOf` reads them. */
export function columnsOfOrder({ sortValue, customValues, open }: MoreColumns): readonly string[] {
  return [
    'id',
    'reference',
    'common_name',
    'cardinality(names)',
    'product_code',
    'organization_name',
    'customer_reference',
    'software',
    'fulfilment',
    'settlement',
    millisecondsOf('ordered_at'),
    millisecondsOf('delivered_at'),
    millisecondsOf('valid_from'),
    millisecondsOf('valid_to'),
    millisecondsOf('revoked_at'),
    'serial',
    'net_amount::text',
    'currency',
    'ordered_by',
    sortValue,
    customValues ?? 'null',
    open ?? 'null',
  ]
}

type OrderValues = readonly [
  id: string,
  reference: string,
  common_name: string,
  name_count: number,
  product_code: string,
  organization_name: string,
  customer_reference: string,
  software: string,
  fulfilment: Fulfilment,
  settlement: Settlement,
  ordered_at: number,
  delivered_at: number | null,
  valid_from: number | null,
  valid_to: number | null,
  revoked_at: number | null,
  serial: string | null,
  net_amount: string,
  currency: Currency,
  ordered_by: string,
  sort_value: string,
  custom_values: CustomValues | null,
  open: OpenOrder | null,
]

/** By index, not by name: lists are the hottest pages, and names would double what they read. */
export function orderOf(values: OrderValues): ListedOrder {
  return {
    id: values[0],
    reference: values[1],
    common_name: values[2],
    name_count: values[3],
    product_code: values[4],
    organization_name: values[5],
    customer_reference: values[6],
    software: values[7],
    fulfilment: values[8],
    settlement: values[9],
    ordered_at: new Date(values[10]),
    delivered_at: momentOf(values[11]),
    valid_from: momentOf(values[12]),
    valid_to: momentOf(values[13]),
    revoked_at: momentOf(values[14]),
    serial: values[15],
    net_amount: values[16],
    currency: values[17],
    ordered_by: values[18],
    sort_value: values[19],
    custom_values: values[20],
    open: values[21],
  }
}
