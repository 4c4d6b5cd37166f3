import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { SEALED_COLUMNS, sealContext, type SealedTable } from '#platform/sealed-columns.ts'
import { SealBroken, type Secrets } from '#platform/secrets.ts'
import { lockSealedOtherwiseAcrossAccounts, saveSealedText, type SealedText } from '#stores/sealed-store.ts'

export interface SealedAnew {
  readonly table: SealedTable
  /** Rows that are now sealed by the first master key. */
  readonly sealed: number
  /** Ids of rows that none of the configured keys opens; they stay as they are. */
  readonly broken: readonly string[]
}

const BATCH = 200
/** Scanned papers are large: few are held at once. */
const BATCH_OF_PAPERS = 4

/**
 * Seals every secret at rest by the first master key, so that the others can be taken out of the configuration. May be
 * interrupted and repeated, and run beside the portal: each batch is a transaction of its own.
 */
export async function sealAnew(scope: OperatorScope, secrets: Secrets): Promise<SealedAnew[]> {
  const results: SealedAnew[] = []
  for (const table of Object.keys(SEALED_COLUMNS) as SealedTable[]) results.push(await sealTable(scope, secrets, table))
  return results
}

async function sealTable(scope: OperatorScope, secrets: Secrets, table: SealedTable): Promise<SealedAnew> {
  const most = table === 'mandate_copies' ? BATCH_OF_PAPERS : BATCH
  const broken: string[] = []
  let sealed = 0
  let after: string | null = null
  for (;;) {
    const batch = await inOperatorTransaction(scope, async (tx) => {
      const rows = await lockSealedOtherwiseAcrossAccounts(tx, table, secrets.currentPrefix, { after, most })
      for (const row of rows) {
        const text = sealedByCurrent(secrets, table, row)
        if (text === null) broken.push(row.id)
        else {
          await saveSealedText(tx, table, { id: row.id, text })
          sealed += 1
        }
      }
      return rows
    })
    const last = batch.at(-1)
    if (!last) return { table, sealed, broken }
    after = last.id
  }
}

function sealedByCurrent(secrets: Secrets, table: SealedTable, { id, text }: SealedText): string | null {
  const context = sealContext(table, id)
  try {
    return secrets.seal(secrets.open(text, context), context)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}
