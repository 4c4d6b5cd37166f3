import { isOpenMandate, mandateClosed, type MandateFields } from '#domain/mandates/mandate.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { Secrets } from '#platform/secrets.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { lockPreferences } from '#stores/account-preferences-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import {
  findMandate,
  findNewestMandate,
  getMandate,
  insertMandate,
  nextMandateReference,
  readMandateTerms,
} from '#stores/mandate-store.ts'
import { sealIban } from './mandate-vault.ts'
import { aboutMandate, tellOfMandate, type TellOfMandateDeps } from './tell-of-mandate.ts'

/**
 * Makes a mandate to be signed and mails it to the super user and the given address. The form chooses its id, so that a
 * form sent twice makes one. The IBAN is sealed before it reaches the database, and no log knows more than its end.
 */
export const requestMandate =
  ({ secrets, ...deps }: TellOfMandateDeps & { readonly secrets: Secrets }) =>
  (scope: AccountScope, id: string, { iban, ...fields }: MandateFields): Promise<void> =>
    inTransaction(scope, async (tx) => {
      await lockPreferences(tx)
      if (await findMandate(tx, id)) return
      const newest = await findNewestMandate(tx)
      if (newest && isOpenMandate(newest.state)) throw new Refusal('conflict', 'mandate_open')
      const { officePrefix, creditor, ...terms } = await readMandateTerms(tx)
      if (mandateClosed(terms) !== null) throw new Refusal('conflict', 'mandate_not_offered')

      const reference = await nextMandateReference(tx, officePrefix)
      const sealedIban = sealIban(secrets, id, iban)
      await insertMandate(tx, { ...fields, id, reference, creditor, sealedIban, ibanEnd: iban.slice(-4) })
      await recordLog(tx, { action: 'mandate.requested', subject: reference, details: { ibanEnd: iban.slice(-4) } })
      const mandate = await getMandate(tx, id)
      const data = aboutMandate(mandate, deps.publicUrl)
      await tellOfMandate(tx, deps, mandate, { kind: 'mandate_to_sign', data }, id)
    })
