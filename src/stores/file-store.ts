import { createHash } from 'node:crypto'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Keeps bytes in the database, so that every node has them and one backup holds them. */
export async function insertFile(tx: AccountTx, file: StoredFile): Promise<void> {
  await rowsOf(tx, 'stored_files').insert({
    id: file.id,
    name: file.name,
    media_type: file.mediaType,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    bytes: file.bytes,
    created_at: tx.now(),
  })
}

export async function getFile(tx: AccountTx, id: string): Promise<StoredFile> {
  const row = await rowsOf(tx, 'stored_files').query().where('id', id).first('id', 'name', 'media_type', 'bytes')
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes }
}
