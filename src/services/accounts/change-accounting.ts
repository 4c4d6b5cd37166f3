import {
  accountingVersion,
  changedPreferences,
  type AccountingPreferences,
} from '#domain/accounts/accounting-preferences.ts'
import type { BillingEntity } from '#domain/accounts/billing-entity.ts'
import { meansToPrefer } from '#domain/payments/means.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import {
  lockPreferences,
  readAccountingPreferences,
  saveAccountingPreferences,
} from '#stores/account-preferences-store.ts'
import { getAccountTerms, type AccountTerms } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getBillingEntity, listBillingEntities, saveDefaultBillingEntity } from '#stores/billing-entity-store.ts'

/** The preferences with what can be chosen. */
export interface AccountingSheet {
  readonly preferences: AccountingPreferences
  readonly entities: readonly BillingEntity[]
  /** Empty where the purchase option leaves no choice. */
  readonly means: readonly PaymentMeans[]
  readonly account: AccountTerms
}

export type AccountingOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'changed_meanwhile'; readonly now: AccountingPreferences }

export const readAccounting = (scope: AccountScope): Promise<AccountingSheet> =>
  inTransaction(scope, async (tx) => {
    const account = await getAccountTerms(tx)
    return {
      preferences: await readAccountingPreferences(tx),
      entities: await listBillingEntities(tx),
      means: meansToPrefer(account.purchaseOption, account.deferredPaymentAllowed),
      account,
    }
  })

/** Changes how the account pays and is invoiced, from its next order on. */
export const changeAccounting = (
  scope: AccountScope,
  version: string,
  wanted: AccountingPreferences,
): Promise<AccountingOutcome> =>
  inTransaction(scope, async (tx) => {
    await lockPreferences(tx)
    const before = await readAccountingPreferences(tx)
    const changed = changedPreferences(before, wanted)
    if (changed.length === 0) return { outcome: 'saved' }
    if (accountingVersion(before) !== version) return { outcome: 'changed_meanwhile', now: before }
    const account = await getAccountTerms(tx)
    const allowed = meansToPrefer(account.purchaseOption, account.deferredPaymentAllowed)
    if (wanted.paymentMeans !== null && !allowed.includes(wanted.paymentMeans))
      throw new Refusal('invalid', 'form_expired')
    if (wanted.billingEntityId !== null) await getBillingEntity(tx, wanted.billingEntityId, true)
    await saveAccountingPreferences(tx, wanted)
    await saveDefaultBillingEntity(tx, wanted.billingEntityId)
    await recordLog(tx, {
      action: 'account.accounting_changed',
      subject: account.name,
      details: Object.fromEntries(changed.map((field) => [field, { from: before[field], to: wanted[field] }])),
    })
    return { outcome: 'saved' }
  })
