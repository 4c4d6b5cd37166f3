import { createHash } from 'node:crypto'
import { copyName, readCopyKind } from '#domain/mandates/signed-copy.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import {
  inOperatorTransaction,
  inTransaction,
  withinAccount,
  type AccountScope,
  type OperatorScope,
} from '#platform/scope.ts'
import type { Secrets } from '#platform/secrets.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { findSealedPaper, findSignedCopy, saveSignedCopy } from '#stores/mandate-copy-store.ts'
import { getMandate, lockMandate } from '#stores/mandate-store.ts'
import { accountOfMandate } from './account-of-mandate.ts'
import { openPaper, sealPaper } from './mandate-vault.ts'

interface Deps {
  readonly secrets: Secrets
}

/**
 * Keeps the signed paper that the customer has scanned, in the place of an earlier one, until staff have decided. It
 * shows the whole IBAN and is sealed before it reaches the database.
 */
export const sendSignedCopy =
  ({ secrets }: Deps) =>
  async (scope: AccountScope, id: string, bytes: Buffer): Promise<'saved' | 'no_paper'> => {
    const mediaType = readCopyKind(bytes)
    if (mediaType === null) return 'no_paper'
    const sealedPaper = sealPaper(secrets, id, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return inTransaction(scope, async (tx): Promise<'saved'> => {
      const { state, reference } = await lockMandate(tx, id)
      if (state !== 'requested') throw new Refusal('conflict', 'mandate_moved')
      await saveSignedCopy(tx, id, { mediaType, sha256, sealedPaper })
      await recordLog(tx, { action: 'mandate.copy_sent', subject: reference, details: { sha256 } })
      return 'saved'
    })
  }

/** The signed paper for staff, under a name of ours. The whole IBAN stands on it: both logs say who has opened it. */
export const fetchSignedCopy =
  ({ secrets }: Deps) =>
  async (operator: OperatorScope, id: string) => {
    const account = await accountOfMandate(operator, id)
    return inOperatorTransaction(operator, async (optx) => {
      const tx = withinAccount(optx, account.id)
      const { reference } = await getMandate(tx, id)
      const copy = await findSignedCopy(tx, id)
      const sealed = await findSealedPaper(tx, id)
      if (!copy || sealed === null) throw new Refusal('not_found', 'mandate_without_copy')
      const entry = { action: 'mandate.copy_opened', subject: reference, details: { sha256: copy.sha256 } } as const
      await recordLog(tx, entry)
      await recordStaffLog(optx, entry)
      return { name: copyName(reference, copy), mediaType: copy.mediaType, bytes: openPaper(secrets, id, sealed) }
    })
  }
