import type { NewsDraft, NewsItem } from '#domain/news/news.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { OperatorTx } from '#platform/scope.ts'

export async function findNews({ trx }: OperatorTx, id: string): Promise<NewsItem | null> {
  const row = await newsRows(trx).where({ id }).first()
  return row ? newsFrom(row) : null
}

export async function getNews(tx: OperatorTx, id: string): Promise<NewsItem> {
  const item = await findNews(tx, id)
  if (!item) throw new Refusal('not_found', 'news_not_found')
  return item
}

/** Writes something new; false when it is there already. */
export async function insertNews({ trx, now, actor }: OperatorTx, id: string, draft: NewsDraft): Promise<boolean> {
  const written: object[] = await trx('news')
    .insert({
      id,
      ...columnsOf(draft),
      written_at: now(),
      written_by: actor.name,
      changed_at: now(),
      changed_by: actor.name,
    })
    .onConflict('id')
    .ignore()
    .returning('id')
  return written.length === 1
}

/** Writes another text; false when it is no longer the version that was looked at, or was withdrawn. */
export async function updateNews(tx: OperatorTx, seen: Seen, draft: NewsDraft): Promise<boolean> {
  return changeSeen(tx, seen, columnsOf(draft))
}

export async function withdrawSeenNews(tx: OperatorTx, seen: Seen): Promise<boolean> {
  return changeSeen(tx, seen, { withdrawn_at: tx.now(), withdrawn_by: tx.actor.name })
}

type Seen = Pick<NewsItem, 'id' | 'version'>

async function changeSeen({ trx, now, actor }: OperatorTx, { id, version }: Seen, changes: object): Promise<boolean> {
  const changed = await trx('news')
    .where({ id, version, withdrawn_at: null })
    .update({ ...changes, changed_at: now(), changed_by: actor.name, version: version + 1 })
  return changed === 1
}

const newsRows = (trx: OperatorTx['trx']) =>
  trx('news').select('*', trx.raw('starts_on::text as first_day, ends_on::text as last_day'))

const columnsOf = (draft: NewsDraft) => ({
  kind: draft.kind,
  brand_code: draft.brand,
  title: JSON.stringify(draft.title),
  body: JSON.stringify(draft.body),
  starts_on: draft.startsOn,
  ends_on: draft.endsOn,
  purchase_options: draft.purchaseOptions,
  account_kinds: draft.accountKinds,
})

function newsFrom(row: Record<string, unknown>): NewsItem {
  const at = row['withdrawn_at'] as Date | null
  return {
    id: row['id'],
    kind: row['kind'],
    brand: row['brand_code'],
    title: row['title'],
    body: row['body'],
    startsOn: row['first_day'],
    endsOn: row['last_day'],
    purchaseOptions: row['purchase_options'],
    accountKinds: row['account_kinds'],
    version: row['version'],
    writtenAt: row['written_at'],
    writtenBy: row['written_by'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
    withdrawn: at && { at, by: row['withdrawn_by'] as string },
  } as NewsItem
}
