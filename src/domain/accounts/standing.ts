/** How an account stands with us, as decisions about it need it. Amounts in minor units of its currency. */
export interface AccountStanding {
  /** Not delivered, cancelled or refused yet. */
  readonly ordersInProgress: number
  /** Invoiced and not paid, VAT included; what was paid too much is a credit. */
  readonly owed: bigint
  /** Delivered, to be on the month's invoice. */
  readonly ordersToInvoice: number
  /** Money of the customer that we hold: deposit, coupons and what was paid too much. */
  readonly credit: bigint
  readonly tokens: number
  readonly contractInForce: boolean
}

/** Why a decision about an account has to wait; each has a sentence at `accounts.obstacles.<code>`. */
export const OBSTACLES = [
  'orders_in_progress',
  'money_owed',
  'orders_to_invoice',
  'credit_left',
  'tokens_left',
  'contract_missing',
  'prices_missing',
] as const
export type Obstacle = (typeof OBSTACLES)[number]

export type ObstacleCheck = readonly [obstacle: Obstacle, isThere: boolean]

export const obstaclesFound = (checks: readonly ObstacleCheck[]): readonly Obstacle[] =>
  checks.filter(([, isThere]) => isThere).map(([obstacle]) => obstacle)

/** An account is closed for good when neither side owes the other anything. Tokens are never refunded: they lapse. */
export function closingObstacles(standing: AccountStanding): readonly Obstacle[] {
  return obstaclesFound([
    ['orders_in_progress', standing.ordersInProgress > 0],
    ['money_owed', standing.owed > 0n],
    ['orders_to_invoice', standing.ordersToInvoice > 0],
    ['credit_left', standing.credit > 0n],
  ])
}
