import type { AccountSheet } from '#domain/accounts/account-sheet.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

const MOST = 100

/** The account's own data with its office, and how many of its orders wait for an approval. */
export async function readAccountSheet(scope: AccountScope): Promise<AccountSheet> {
  const [sheet] = await ask<AccountSheet>(scope, {
    name: 'account-sheet',
    text: `
      select a.name, a.kind, a.registration_number as "registrationNumber", a.vat_number as "vatNumber",
        a.vat_number_valid as "vatNumberValid", a.address, a.phone, a.purchase_option as "purchaseOption", a.currency,
        a.authentication_mode as "authenticationMode", a.deferred_payment_allowed as "deferredPaymentAllowed",
        o.name as office, o.email as "officeEmail", o.phone as "officePhone",
        (select count(*)::integer from (
          select 1 from orders w where w.account_id = $1 and w.fulfilment = 'pending_approval' limit ${MOST}) w) as waiting
      from accounts a join offices o on o.id = a.office_id
      where a.id = $1`,
    values: [scope.accountId],
  })
  if (!sheet) throw new Refusal('not_found', 'page_not_found')
  return sheet
}
