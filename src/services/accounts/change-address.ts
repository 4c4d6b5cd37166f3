import {
  addressOf,
  addressVersion,
  changedAddressFields,
  changesTaxes,
  postalAddress,
  type AddressFields,
} from '#domain/accounts/account-address.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockPreferences, readAddress, saveAddress } from '#stores/account-preferences-store.ts'
import { findAccountName } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'

export type AddressOutcome =
  { readonly outcome: 'saved' } | { readonly outcome: 'changes_taxes' } | { readonly outcome: 'changed_meanwhile' }

/** Changes the account's address for the documents to come; issued ones keep theirs. */
export const changeAddress = (scope: AccountScope, version: string, wanted: AddressFields): Promise<AddressOutcome> =>
  inTransaction(scope, async (tx) => {
    await lockPreferences(tx)
    const before = addressOf(await readAddress(tx))
    const changed = changedAddressFields(before, wanted)
    if (changed.length === 0) return { outcome: 'saved' }
    if (addressVersion(before) !== version) return { outcome: 'changed_meanwhile' }
    if (changesTaxes(before, wanted)) return { outcome: 'changes_taxes' }
    await saveAddress(tx, postalAddress(wanted, before.country), wanted.phone)
    await recordLog(tx, {
      action: 'account.address_changed',
      subject: await findAccountName(tx),
      details: Object.fromEntries(changed.map((field) => [field, { from: before[field], to: wanted[field] }])),
    })
    return { outcome: 'saved' }
  })
