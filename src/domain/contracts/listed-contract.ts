/** A contract as one line of the staff's list. */
export interface ListedContract {
  readonly number: string
  readonly account: string
  readonly startsOn: string
  readonly endsOn: string
  readonly withdrawn: boolean
  /** How many products it lists. */
  readonly products: number
  readonly priceLevel: number
  readonly hasObjective: boolean
}

/** An account as the contract form names it. */
export interface ContractAccount {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly currency: 'EUR' | 'GBP'
}
