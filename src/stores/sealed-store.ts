import type { OperatorTx } from '#platform/scope.ts'
import { SEALED_COLUMNS, type SealedTable } from '#platform/sealed-columns.ts'

export interface SealedText {
  readonly id: string
  readonly text: string
}

/** The next rows, of all accounts, that are sealed by another key than `prefix` names; in the order of their ids. */
export async function lockSealedOtherwiseAcrossAccounts(
  tx: OperatorTx,
  table: SealedTable,
  prefix: string,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<SealedText[]> {
  const { column } = SEALED_COLUMNS[table]
  const rows = tx.trx(table).whereNotNull(column).whereNot(column, 'like', `${prefix}%`).orderBy('id').limit(most)
  if (after !== null) void rows.where('id', '>', after)
  return rows.forUpdate().select({ id: 'id', text: column })
}

export async function saveSealedText(tx: OperatorTx, table: SealedTable, { id, text }: SealedText): Promise<void> {
  await tx.trx(table).where({ id }).update(SEALED_COLUMNS[table].column, text)
}
