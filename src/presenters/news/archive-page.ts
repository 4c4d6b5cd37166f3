import type { ToldNews } from '#domain/news/news.ts'
import { pageHead } from '../components/page-head.ts'
import { toldNews, type NewsWords } from './told-news.ts'

/** So many are shown. */
export const MOST_IN_ARCHIVE = 100

/** What views/news/archive.ejs is given: everything that this account was told. */
export function newsArchivePage(found: readonly ToldNews[], words: NewsWords) {
  const { t } = words
  return {
    title: t('news.archive.title'),
    head: pageHead({ lead: t('news.archive.lead'), trail: [{ label: t('news.archive.home'), href: '/' }] }),
    empty:
      found.length === 0
        ? { title: t('news.archive.empty_title'), text: t('news.archive.empty_text'), action: null }
        : null,
    items: found.slice(0, MOST_IN_ARCHIVE).map((item) => toldNews(item, words)),
    older: found.length > MOST_IN_ARCHIVE ? t('news.archive.capped', { count: MOST_IN_ARCHIVE }) : null,
  }
}
