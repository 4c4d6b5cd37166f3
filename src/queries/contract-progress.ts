import { dayAfter, type Contract } from '#domain/contracts/contract.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** What an account has bought within a contract's days. */
export interface Bought {
  /** Without VAT, minor units of the account's currency. */
  readonly amount: bigint
  readonly certificates: bigint
}

/**
 * Orders that stand: approved, not a mere quote, neither cancelled nor refused. Free ones bring nobody nearer to an
 * objective; those paid by tokens count with the price of their tokens.
 */
export async function readBought(scope: AccountScope, { startsOn, endsOn }: Contract): Promise<Bought> {
  const [row] = await ask<{ amount: string; certificates: string }>(scope, {
    name: 'contract-progress',
    text: `
      select coalesce(sum(net_amount), 0)::text as amount, count(*)::text as certificates
      from orders
      where account_id = $1 and ordered_at >= $2::date and ordered_at < $3::date and net_amount > 0
        and fulfilment not in ('pending_approval', 'cancelled', 'refused') and settlement <> 'quote'`,
    values: [scope.accountId, startsOn, dayAfter(endsOn)],
  })
  return { amount: BigInt(row?.amount ?? 0), certificates: BigInt(row?.certificates ?? 0) }
}
