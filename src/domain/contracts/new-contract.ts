import type { Contract, Objective } from './contract.ts'

/** A contract as staff make it. */
export interface NewContract {
  readonly startsOn: string
  readonly endsOn: string
  readonly products: readonly string[]
  readonly priceLevel: number
  readonly objective: Objective | null
}

/** Longer, or further ahead, is a slip of the keyboard. */
export const MOST_YEARS = 5

export type ContractFault =
  | { readonly field: 'endsOn'; readonly code: 'ends_before_start' | 'ends_in_past' | 'too_long' }
  | { readonly field: 'products'; readonly code: 'unknown_product' }
  | { readonly field: 'startsOn'; readonly code: 'starts_too_late' }
  | { readonly field: 'startsOn'; readonly code: 'overlaps'; readonly number: string }

/** What is wrong with a contract beside the account's others; the first fault of each field. */
export function contractFaults(
  wish: NewContract,
  others: readonly Contract[],
  sold: ReadonlySet<string>,
  today: string,
): readonly ContractFault[] {
  const end = endFault(wish, today)
  const start = startFault(wish, others, today)
  return [
    ...(end ? [{ field: 'endsOn', code: end } as const] : []),
    ...(start && end !== 'ends_before_start' ? [start] : []),
    ...(wish.products.every((code) => sold.has(code)) ? [] : [{ field: 'products', code: 'unknown_product' } as const]),
  ]
}

function startFault({ startsOn, endsOn }: NewContract, others: readonly Contract[], today: string) {
  if (yearsBetween(today, startsOn) > MOST_YEARS) return { field: 'startsOn', code: 'starts_too_late' } as const
  const overlapped = others.find((one) => !one.withdrawn && one.startsOn <= endsOn && startsOn <= one.endsOn)
  return overlapped ? ({ field: 'startsOn', code: 'overlaps', number: overlapped.number } as const) : null
}

function endFault({ startsOn, endsOn }: NewContract, today: string) {
  if (endsOn < startsOn) return 'ends_before_start'
  if (endsOn < today) return 'ends_in_past'
  return yearsBetween(startsOn, endsOn) > MOST_YEARS ? 'too_long' : null
}

const yearsBetween = (from: string, to: string) => Number(to.slice(0, 4)) - Number(from.slice(0, 4))
