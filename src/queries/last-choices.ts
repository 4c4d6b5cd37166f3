import type { LastChoices } from '#domain/orders/blank-order.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

/** Holder, people and software of the account's newest order but those of strangers; null before the first one. */
export async function findLastChoices(scope: AccountScope): Promise<LastChoices | null> {
  const [row] = await ask<LastChoices>(scope, {
    name: 'last-choices',
    text: `select organization_id as "organizationId", corporate_contact_id as "corporateContactId",
             technical_contact_id as "technicalContactId", software
           from orders where account_id = $1
             and not exists (select 1 from link_orders l where l.account_id = $1 and l.order_id = orders.id)
           order by ordered_at desc, id desc limit 1`,
    values: [scope.accountId],
  })
  return row ?? null
}
