import type { NewsDraft, NewsItem } from '#domain/news/news.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { recordStaffAct } from '#services/staff/acting-for.ts'
import { getNews, insertNews, updateNews, withdrawSeenNews } from '#stores/news-store.ts'

/** As somebody of the staff has it before them. */
export type SeenNews = Pick<NewsItem, 'id' | 'version'>

/** `changed`: somebody was quicker; nothing was done. */
export type NewsOutcome = 'done' | 'changed'

/** Tells customers something. The form chooses its id, so that a form sent twice tells it once. */
export const publishNews = (operator: OperatorScope, id: string, draft: NewsDraft): Promise<void> =>
  inOperatorTransaction(operator, async (tx) => {
    if (await insertNews(tx, id, draft)) await recordStaffAct(tx, 'news.published', about(id, draft))
  })

export const changeNews = (operator: OperatorScope, seen: SeenNews, draft: NewsDraft): Promise<NewsOutcome> =>
  inOperatorTransaction(operator, async (tx) => {
    const before = await getNews(tx, seen.id)
    if (!(await updateNews(tx, seen, draft))) return 'changed'
    await recordStaffAct(tx, 'news.changed', about(seen.id, draft, before))
    return 'done'
  })

/** Takes it back: no customer sees it any more. Clicked twice it is done once. */
export const withdrawNews = (operator: OperatorScope, seen: SeenNews): Promise<NewsOutcome> =>
  inOperatorTransaction(operator, async (tx) => {
    const item = await getNews(tx, seen.id)
    if (item.withdrawn) return 'done'
    if (!(await withdrawSeenNews(tx, seen))) return 'changed'
    await recordStaffAct(tx, 'news.withdrawn', about(seen.id, item))
    return 'done'
  })

export const readNews = (operator: OperatorScope, id: string) =>
  inOperatorTransaction(operator, (tx) => getNews(tx, id))

const about = (id: string, { title, startsOn, endsOn }: NewsDraft, before?: NewsDraft) => ({
  subject: title[LANGUAGES[0]],
  details: {
    id,
    from: startsOn,
    to: endsOn,
    ...(before && { before: { title: before.title[LANGUAGES[0]], from: before.startsOn, to: before.endsOn } }),
  },
})
