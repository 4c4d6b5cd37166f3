import { isOpenMandate, mandateClosed, type Mandate } from '#domain/mandates/mandate.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { findSignedCopy } from '#stores/mandate-copy-store.ts'
import { findNewestMandate, getMandate, readMandateTerms } from '#stores/mandate-store.ts'

/** The account's newest mandate, whether another can be made, and what its form can be filled from. */
export const readMandateSheet = (scope: AccountScope) =>
  inTransaction(scope, async (tx) => {
    const terms = await readMandateTerms(tx)
    const { buyer, language } = await getAccountTerms(tx)
    const mandate = await findNewestMandate(tx)
    const copy = mandate && (await findSignedCopy(tx, mandate.id))
    return { mandate, copy, closed: mandateClosed(terms), terms, debtor: buyer, language }
  })

export type MandateSheet = Awaited<ReturnType<typeof readMandateSheet>>

/** A mandate that may still be revoked. */
export const openMandate = (scope: AccountScope, id: string): Promise<Mandate> =>
  inTransaction(scope, async (tx) => {
    const mandate = await getMandate(tx, id)
    if (!isOpenMandate(mandate.state)) throw new Refusal('conflict', 'mandate_moved')
    return mandate
  })
