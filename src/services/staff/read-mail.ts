import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { findMailAcrossAccounts } from '#queries/mailbox.ts'
import type { PrintDocument } from '#services/documents/print-document.ts'
import type { StoredFile } from '#stores/file-store.ts'
import { actingFor } from './acting-for.ts'

interface Deps {
  readonly portal: RoleConnection
  readonly print: PrintDocument
}

/** A mail as its receiver sees it. */
export const readMail = async (operator: OperatorScope, mailId: string) => {
  const mail = await findMailAcrossAccounts(operator, mailId)
  if (!mail) throw new Refusal('not_found', 'page_not_found')
  return mail
}

/** A document that went along with a mail. */
export const printAttachment =
  ({ portal, print }: Deps) =>
  async (operator: OperatorScope, mailId: string, documentId: string): Promise<StoredFile> => {
    const mail = await readMail(operator, mailId)
    if (mail.account_id === null || !mail.attachments.some(({ id }) => id === documentId)) {
      throw new Refusal('not_found', 'document_not_found')
    }
    return print(actingFor(operator, { portal }, mail.account_id), { id: documentId })
  }
