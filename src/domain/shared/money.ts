/** Currencies that the offices sell in. Amounts are always integers of the minor unit (cents, pence) as bigint. */
export const CURRENCIES = ['EUR', 'GBP'] as const
export type Currency = (typeof CURRENCIES)[number]

export interface Money {
  readonly amount: bigint
  readonly currency: Currency
}

/** `amount × numerator ÷ denominator`, rounded half away from zero once; the denominator is positive. */
export function multiplyRounded(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = amount * numerator
  const magnitude = product < 0n ? -product : product
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n)
  return product < 0n ? -rounded : rounded
}

/** Adds amounts; the empty sum is zero. */
export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}
