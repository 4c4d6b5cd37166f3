import type { NewsItem, Reader, ToldNews } from '#domain/news/news.ts'
import { dayOf } from '#domain/shared/time.ts'
import { ask, askOperator, type Question } from '#platform/ask.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'

const TOLD = `id, kind, brand_code as brand, title, body, starts_on::text as "startsOn", ends_on::text as "endsOn"`

/** What has begun and is meant for this reader. */
const FOR_READER = `
  withdrawn_at is null and starts_on <= $1::date
  and (purchase_options = '{}' or $2 = any (purchase_options)) and (account_kinds = '{}' or $3 = any (account_kinds))`

const values = ({ now }: AccountScope, { purchaseOption, kind }: Reader, most: number) => [
  dayOf(now()),
  purchaseOption,
  kind,
  most,
]

/** What is told to the account today, the newest first. */
export function currentNewsQuestion(scope: AccountScope, reader: Reader, most: number): Question<ToldNews> {
  return {
    name: 'news-current',
    text: `select ${TOLD} from news where ${FOR_READER} and (ends_on is null or ends_on >= $1::date)
      order by starts_on desc, id desc limit $4`,
    values: values(scope, reader, most),
  }
}

/** Everything that the account was ever told, the newest first. */
export async function listNewsArchive(scope: AccountScope, reader: Reader, most: number): Promise<ToldNews[]> {
  return ask(scope, {
    name: 'news-archive',
    text: `select ${TOLD} from news where ${FOR_READER} order by starts_on desc, id desc limit $4`,
    values: values(scope, reader, most),
  })
}

export type ListedNews = Omit<NewsItem, 'body' | 'withdrawn' | 'writtenAt' | 'writtenBy' | 'version'> & {
  readonly withdrawn: boolean
}

/** Everything that the operator has written, what was or will be told last at the top. */
export async function listNewsAcrossAccounts(scope: OperatorScope, keyword: string, most: number) {
  return askOperator<ListedNews>(scope, {
    name: 'news-list',
    text: `
      select id, kind, brand_code as brand, title, starts_on::text as "startsOn", ends_on::text as "endsOn",
        purchase_options as "purchaseOptions", account_kinds as "accountKinds",
        changed_at as "changedAt", changed_by as "changedBy", withdrawn_at is not null as withdrawn
      from news
      where $1 = '' or title ->> 'en' ilike $1 or title ->> 'fr' ilike $1
      order by starts_on desc, id desc limit $2`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
}
