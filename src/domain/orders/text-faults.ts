import type { OrderFault } from './assessment.ts'
import type { OrderInput } from './order-input.ts'

/** Longest text of each free field of the order form, in characters: what the form allows and the server accepts. */
export const TEXT_LIMITS = {
  software: 100,
  customerReference: 100,
  purchaseOrder: 100,
  comment: 2_000,
  namesText: 20_000,
} as const

const FIELDS = {
  software: 'software_other',
  customerReference: 'reference',
  purchaseOrder: 'purchase_order',
  comment: 'comment',
  namesText: 'names',
} as const satisfies Record<keyof typeof TEXT_LIMITS, string>

/** Free texts that are longer than anybody means them to be. */
export function textFaults(input: Pick<OrderInput, keyof typeof TEXT_LIMITS>): OrderFault[] {
  const names = Object.keys(TEXT_LIMITS) as (keyof typeof TEXT_LIMITS)[]
  return names
    .filter((name) => input[name].length > TEXT_LIMITS[name])
    .map((name) => ({
      field: FIELDS[name],
      key: 'operations.faults.too_long',
      values: { maximum: TEXT_LIMITS[name] },
    }))
}
