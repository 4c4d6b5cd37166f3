import { Refusal } from '#domain/shared/refusal.ts'
import type { Secrets } from '#platform/secrets.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { MandateRenderer } from '#ports/documents.ts'
import { getMandate, getSealedIban } from '#stores/mandate-store.ts'
import { openIban } from './mandate-vault.ts'

interface Deps {
  readonly secrets: Secrets
  readonly mandateRenderer: MandateRenderer
}

/** The mandate as PDF. It is printed each time and never kept, because the IBAN stands on it in full. */
export const printMandate =
  ({ secrets, mandateRenderer }: Deps) =>
  async (scope: AccountScope, id: string) => {
    const { mandate, sealed } = await inTransaction(scope, async (tx) => ({
      mandate: await getMandate(tx, id),
      sealed: await getSealedIban(tx, id),
    }))
    const bytes = await mandateRenderer.render({ ...mandate, iban: openIban(secrets, id, sealed) })
    return { name: `${mandate.reference}.pdf`, mediaType: 'application/pdf', bytes }
  }

export type PrintMandate = ReturnType<typeof printMandate>

/** The same for a page: once somebody has decided about it there is nothing to sign, and the IBAN is shown no more. */
export const printMandateToSign =
  ({ print }: { readonly print: PrintMandate }) =>
  async (scope: AccountScope, id: string) => {
    const { state } = await inTransaction(scope, (tx) => getMandate(tx, id))
    if (state !== 'requested') throw new Refusal('conflict', 'mandate_moved')
    return print(scope, id)
  }
