import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { DocumentRenderer } from '#ports/documents.ts'
import { getDocument, savePrint } from '#stores/document-store.ts'
import { getFile, insertFile, type StoredFile } from '#stores/file-store.ts'

/**
 * The document's PDF: printed once, then kept, because an issued invoice never changes. The renderer gives the same
 * bytes for the same document, so that two printers at once do no harm.
 */
export const printDocument =
  ({ renderer }: { readonly renderer: DocumentRenderer }) =>
  async (scope: AccountScope, by: { readonly id: string } | { readonly number: string }): Promise<StoredFile> => {
    const found = await inTransaction(scope, async (tx) => {
      const document = await getDocument(tx, by)
      return { document, file: document.fileId ? await getFile(tx, document.fileId) : null }
    })
    if (found.file) return found.file

    const { document } = found
    const bytes = await renderer.render(document.content)
    const file = { id: newId(scope.now()), name: `${document.number}.pdf`, mediaType: 'application/pdf', bytes }
    if (scope.readOnly) return file
    return inTransaction(scope, async (tx) => {
      const again = await getDocument(tx, { id: document.id })
      if (again.fileId) return getFile(tx, again.fileId)
      await insertFile(tx, file)
      await savePrint(tx, document.id, file.id)
      return file
    })
  }

export type PrintDocument = ReturnType<typeof printDocument>
