import type { CustomValues } from '#domain/custom-fields/custom-values.ts'
import type { ListedOrder, OpenOrder, OrderDetails } from '#domain/orders/listed-order.ts'
import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import type { Currency } from '#domain/shared/money.ts'
import { millisecondsOf, momentOf } from '#platform/ask.ts'

/** What a list asks of its orders besides; null for what it does not show. */
export interface MoreColumns {
  readonly sortValue: string
  readonly withDetails: boolean
  readonly open: string | null
}

/**
 * The values of a listed order in the order in which `orderOf` reads them, all as texts: PostgreSQL writes an array of one
 * type in half the time of one in which it looks each type up.
 */
export function valuesOfOrder({ sortValue, withDetails, open }: MoreColumns): string {
  const values = [
    'id',
    'reference',
    'common_name',
    'cardinality(names)',
    'product_code',
    'organization_name',
    'customer_reference',
    'fulfilment',
    'settlement',
    millisecondsOf('valid_from'),
    millisecondsOf('valid_to'),
    millisecondsOf('revoked_at'),
    'net_amount',
    'currency',
    sortValue,
    withDetails ? DETAILS : 'null',
    open ?? 'null',
  ]
  return `array[${values.map((value) => `(${value})::text`).join(', ')}]`
}

const DETAILS = `json_build_array(software, ${millisecondsOf('ordered_at')}, ${millisecondsOf('delivered_at')}, serial, ordered_by,
  custom_values)`

type DetailValues = readonly [
  software: string,
  ordered_at: number,
  delivered_at: number | null,
  serial: string | null,
  ordered_by: string,
  custom_values: CustomValues,
]

type OrderValues = readonly [
  id: string,
  reference: string,
  common_name: string,
  name_count: string,
  product_code: string,
  organization_name: string,
  customer_reference: string,
  fulfilment: Fulfilment,
  settlement: Settlement,
  valid_from: string | null,
  valid_to: string | null,
  revoked_at: string | null,
  net_amount: string,
  currency: Currency,
  sort_value: string,
  details: string | null,
  open: string | null,
]

/** By index, not by name: lists are the hottest pages, and names would double what they read. */
export function orderOf(values: OrderValues): ListedOrder {
  const [details, open] = [values[15], values[16]]
  return {
    id: values[0],
    reference: values[1],
    common_name: values[2],
    name_count: Number(values[3]),
    product_code: values[4],
    organization_name: values[5],
    customer_reference: values[6],
    fulfilment: values[7],
    settlement: values[8],
    valid_from: momentIn(values[9]),
    valid_to: momentIn(values[10]),
    revoked_at: momentIn(values[11]),
    net_amount: values[12],
    currency: values[13],
    sort_value: values[14],
    details: details === null ? null : detailsOf(JSON.parse(details) as DetailValues),
    open: open === null ? null : (JSON.parse(open) as OpenOrder),
  }
}

const momentIn = (milliseconds: string | null) => (milliseconds === null ? null : new Date(Number(milliseconds)))

function detailsOf([software, ordered, delivered, serial, ordered_by, custom_values]: DetailValues): OrderDetails {
  return {
    software,
    ordered_at: new Date(ordered),
    delivered_at: momentOf(delivered),
    serial,
    ordered_by,
    custom_values,
  }
}
