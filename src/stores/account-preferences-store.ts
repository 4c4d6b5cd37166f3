import type { AccountingPreferences } from '#domain/accounts/accounting-preferences.ts'
import type { PostalAddress } from '#domain/documents/document.ts'
import type { LinkMakers } from '#domain/orders/order-link.ts'
import type { OperatorTx, AccountTx } from '#platform/scope.ts'
import { listBillingEntities } from './billing-entity-store.ts'

/** Holds the account's preferences still until the transaction ends, without holding up its orders. */
export async function lockPreferences({ trx, accountId }: AccountTx): Promise<void> {
  await trx('accounts').where('id', accountId).forNoKeyUpdate().first('id')
}

export async function readAddress({ trx, accountId }: AccountTx) {
  const row = await trx('accounts').where('id', accountId).first('address', 'phone')
  return row as { readonly address: PostalAddress; readonly phone: string }
}

export async function saveAddress({ trx, accountId }: AccountTx, address: PostalAddress, phone: string): Promise<void> {
  await trx('accounts')
    .where('id', accountId)
    .update({ address: JSON.stringify(address), phone })
}

export async function readAccountingPreferences(tx: AccountTx): Promise<AccountingPreferences> {
  const row = await tx
    .trx('accounts')
    .where('id', tx.accountId)
    .first('default_payment_means', 'invoices_by', 'purchase_order_required')
  const entities = await listBillingEntities(tx)
  return {
    paymentMeans: row.default_payment_means,
    invoicesBy: row.invoices_by,
    purchaseOrderRequired: row.purchase_order_required,
    billingEntityId: entities.find(({ isDefault }) => isDefault)?.id ?? null,
  }
}

export async function saveAccountingPreferences(
  { trx, accountId }: AccountTx,
  preferences: AccountingPreferences,
): Promise<void> {
  await trx('accounts').where('id', accountId).update({
    default_payment_means: preferences.paymentMeans,
    invoices_by: preferences.invoicesBy,
    purchase_order_required: preferences.purchaseOrderRequired,
  })
}

export async function readApprovalMode({ trx, accountId }: AccountTx): Promise<boolean> {
  return (await trx('accounts').where('id', accountId).first('approval_mode')).approval_mode
}

export async function readLinkMakers({ trx, accountId }: AccountTx): Promise<LinkMakers> {
  return (await trx('accounts').where('id', accountId).first('order_links_by')).order_links_by
}

export async function saveLinkMakers({ trx, accountId }: AccountTx, makers: LinkMakers): Promise<void> {
  await trx('accounts').where('id', accountId).update({ order_links_by: makers })
}

/** Approval mode is the operator's role to write: that of customer pages can't. */
export async function saveApprovalMode({ trx, accountId }: AccountTx & OperatorTx, isOn: boolean): Promise<void> {
  await trx('accounts').where('id', accountId).update({ approval_mode: isOn })
}
