import type { ToldNews } from '#domain/news/news.ts'
import { kindName, toldNews, type NewsWords } from '../news/told-news.ts'
import { formatsFor } from '../components/formats.ts'

/** So many stand in full on the home page; the others are in the archive. */
const MOST_ON_HOME = 3

/** What is told today: incidents above everything, the newest news, and how long brands take. */
export function newsPart(told: readonly ToldNews[], words: NewsWords) {
  const { brands, language, t } = words
  const of = (kind: ToldNews['kind']) => told.filter((item) => item.kind === kind)
  return {
    incidents: of('incident').map((item) => toldNews(item, words)),
    news: of('news')
      .slice(0, MOST_ON_HOME)
      .map((item) => toldNews(item, words)),
    none: t('home.news.none'),
    all: { href: '/news', label: t('home.news.all') },
    delivery: of('delivery').map((item) => ({
      brand: brands.find(({ code }) => code === item.brand)?.name ?? kindName(item, brands, t),
      title: item.title[language],
      href: `/news#news-${item.id}`,
      since: formatsFor(language).day(item.startsOn),
    })),
  }
}
