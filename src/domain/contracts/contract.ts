import { DAY } from '#domain/shared/time.ts'

/** Calendar days as `YYYY-MM-DD`, which sort as they come. */
type Day = string

export const OBJECTIVE_KINDS = ['amount', 'certificates'] as const
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number]

/** What the customer has undertaken to buy over the whole contract. */
export interface Objective {
  readonly kind: ObjectiveKind
  /** Minor units of the account's currency, or a number of certificates. */
  readonly target: bigint
}

/** What an account may order, when, and at which level of the price list. */
export interface Contract {
  readonly id: string
  readonly number: string
  readonly startsOn: Day
  /** Its last day. */
  readonly endsOn: Day
  /** Codes of the products that may be ordered. */
  readonly products: readonly string[]
  /** The volume level of the price list that the account buys at. */
  readonly priceLevel: number
  readonly objective: Objective | null
  readonly madeAt: Date
  readonly madeBy: string
  /** Ended before its day, or withdrawn; null where it runs as it was made. */
  readonly ended: { readonly at: Date; readonly by: string; readonly reason: string } | null
  /** Made by mistake: it counts as if it had never been. */
  readonly withdrawn: boolean
  /** Counts the changes, so that two people can't change it past one another. */
  readonly version: number
}

export const CONTRACT_STATES = ['upcoming', 'in_force', 'over', 'withdrawn'] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

export function contractState(
  contract: Pick<Contract, 'startsOn' | 'endsOn' | 'withdrawn'>,
  today: Day,
): ContractState {
  if (contract.withdrawn) return 'withdrawn'
  if (today < contract.startsOn) return 'upcoming'
  return today <= contract.endsOn ? 'in_force' : 'over'
}

/** What an account's contracts mean on a day; an account that never had one orders freely. */
export type ContractStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'in_force'; readonly contract: Contract }
  | { readonly kind: 'not_begun'; readonly contract: Contract }
  | { readonly kind: 'over'; readonly contract: Contract }

/** Between two contracts the coming one counts: it says when ordering opens again. */
export function contractStanding(contracts: readonly Contract[], today: Day): ContractStanding {
  const byStart = contracts.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const inState = (state: ContractState) => byStart.filter((contract) => contractState(contract, today) === state)
  const [current] = inState('in_force')
  if (current) return { kind: 'in_force', contract: current }
  const [next] = inState('upcoming')
  if (next) return { kind: 'not_begun', contract: next }
  const last = inState('over').at(-1)
  return last ? { kind: 'over', contract: last } : { kind: 'none' }
}

/** The level of the price list that an account buys at on a day: the first one without a contract in force. */
export function priceLevelOf(contracts: readonly Contract[], today: Day): number {
  const standing = contractStanding(contracts, today)
  return standing.kind === 'in_force' ? standing.contract.priceLevel : 1
}

/** Whether ordering goes on after the contract's last day, because another one follows at once. */
export function isFollowed(contract: Contract, contracts: readonly Contract[]): boolean {
  return contracts.some(
    ({ id, withdrawn, startsOn, endsOn }) =>
      id !== contract.id && !withdrawn && startsOn <= dayAfter(contract.endsOn) && endsOn > contract.endsOn,
  )
}

export function dayAfter(day: Day): Day {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}
