import type { Brand } from '#domain/catalogue/brand.ts'
import { isForAll, newsState, type NewsItem, type NewsState } from '#domain/news/news.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'
import type { Tone } from '../components/tone.ts'
import { kindName } from '../news/told-news.ts'

export type ListedNewsFacts = Pick<
  NewsItem,
  | 'id'
  | 'kind'
  | 'brand'
  | 'title'
  | 'startsOn'
  | 'endsOn'
  | 'purchaseOptions'
  | 'accountKinds'
  | 'changedAt'
  | 'changedBy'
> & { readonly withdrawn: boolean }

export interface StaffNewsFacts {
  readonly address: string
  readonly keyword: string
  readonly found: readonly ListedNewsFacts[]
  /** The list ends there. */
  readonly most: number
  readonly today: string
  readonly brands: readonly Brand[]
  readonly language: Language
  readonly t: Translate
}

const TONES: Readonly<Record<NewsState, Tone>> = { coming: 'work', shown: 'done', over: 'quiet', withdrawn: 'stop' }
const COLUMNS = ['title', 'state', 'days', 'readers', 'changed'] as const

/** What views/staff/news.ejs is given: everything that was or will be told, the newest first. */
export function staffNewsPage(facts: StaffNewsFacts) {
  const { address, keyword, found, most, today, brands, language, t } = facts
  const search = field({ name: 'q', kind: 'search', label: t('news.list.search'), value: keyword, maxlength: 100 })
  const label = (column: (typeof COLUMNS)[number]) => t(`news.list.columns.${column}`)
  return {
    title: t('news.list.title'),
    head: pageHead({
      lead: t('news.list.lead'),
      action: { label: t('news.list.write'), href: '/staff/news/new' },
    }),
    filters: filterBar(address, [search]),
    table: table({
      caption: t('news.list.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      count: t(found.length > most ? 'news.list.capped' : 'news.list.count', { count: Math.min(found.length, most) }),
    }),
    labels: { state: label('state'), days: label('days'), readers: label('readers'), changed: label('changed') },
    empty:
      found.length > 0
        ? null
        : keyword === ''
          ? { title: t('news.list.empty_title'), text: t('news.list.empty_text'), action: null }
          : { title: t('news.list.none_title', { keyword }), text: t('news.list.none_text'), action: null },
    rows: found.slice(0, most).map((item) => {
      const state = newsState({ ...item, withdrawn: item.withdrawn ? NOBODY : null }, today)
      return {
        href: `/staff/news/${item.id}`,
        title: item.title[language],
        kind: kindName(item, brands, t),
        pill: pill(TONES[state], t(`news.states.${state}`)),
        days: daysText(item, language, t),
        readers: readersText(item, t),
        changed: formatsFor(language).dateTime(item.changedAt),
        by: item.changedBy,
      }
    }),
  }
}

const NOBODY = { at: new Date(0), by: '' }

export function daysText(
  { startsOn, endsOn }: Pick<NewsItem, 'startsOn' | 'endsOn'>,
  language: Language,
  t: Translate,
) {
  const { day } = formatsFor(language)
  const from = day(startsOn).text
  return endsOn === null ? t('news.days.open', { from }) : t('news.days.period', { from, to: day(endsOn).text })
}

function readersText(item: ListedNewsFacts, t: Translate): string {
  if (isForAll({ ...item, body: item.title })) return t('news.readers.all')
  const options = item.purchaseOptions.map((option) => t(`staff.accounts.option.${option}`))
  const kinds = item.accountKinds.map((kind) => t(`staff.accounts.kind.${kind}`))
  return [options, kinds]
    .filter(({ length }) => length > 0)
    .map((words) => words.join(', '))
    .join(' · ')
}
