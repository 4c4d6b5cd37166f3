import type { Brand } from '#domain/catalogue/brand.ts'
import type { NewsKind, ToldNews } from '#domain/news/news.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { richText } from '../components/rich-text.ts'
import { pill } from '../components/status-pill.ts'
import type { Tone } from '../components/tone.ts'

export interface NewsWords {
  readonly brands: readonly Brand[]
  readonly language: Language
  readonly t: Translate
}

const TONES: Readonly<Record<NewsKind, Tone>> = { news: 'quiet', delivery: 'work', incident: 'stop' }

/** What views/partials/news-item.ejs is given: one piece of news as customers read it. */
export function toldNews(item: ToldNews, { brands, language, t }: NewsWords) {
  return {
    id: `news-${item.id}`,
    title: item.title[language],
    language,
    date: formatsFor(language).day(item.startsOn),
    pill: pill(TONES[item.kind], kindName(item, brands, t)),
    text: richText(item.body[language], 'h4'),
  }
}

/** What it is about: delivery times name their brand. */
export function kindName(
  { kind, brand }: Pick<ToldNews, 'kind' | 'brand'>,
  brands: readonly Brand[],
  t: Translate,
): string {
  const name = brands.find(({ code }) => code === brand)?.name
  return name === undefined ? t(`news.kinds.${kind}`) : t('news.delivery_of', { brand: name })
}
