import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inTransaction, type OperatorScope } from '#platform/scope.ts'
import { findSentFile } from '#queries/staff-case.ts'
import { getFile, type StoredFile } from '#stores/file-store.ts'
import { openOrderToStaff } from './acting-for.ts'

/** A document that a customer has sent for the audit of an order. */
export const fetchSentDocument =
  (deps: { readonly portal: RoleConnection }) =>
  async (operator: OperatorScope, reference: string, documentId: string): Promise<StoredFile> => {
    const scope = await openOrderToStaff(operator, deps, reference)
    const fileId = await findSentFile(scope, reference, documentId)
    if (fileId === null) throw new Refusal('not_found', 'document_not_found')
    return inTransaction(scope, (tx) => getFile(tx, fileId))
  }
