import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { TONES } from '#presenters/components/tone.ts'
import { sampleForm } from './sample-form.ts'
import { sampleList } from './sample-list.ts'
import { sampleOrder } from './sample-order.ts'
import { samplePictures } from './sample-pictures.ts'

/** What the samples are made of: the visitor's words, and a day that never changes, for the same page every time. */
export interface Sampling {
  readonly t: Translate
  readonly language: Language
  /** Path and query of the page: the sample list really sorts and filters by it. */
  readonly address: string
}

export const SAMPLE_NOW = new Date('2026-11-23T09:30:00Z')

/** What views/design/design.ejs is given: every component once, with its words in the visitor's language. */
export function designPage(sampling: Sampling) {
  const { t, language } = sampling
  const formats = formatsFor(language)
  return {
    title: t('design.title'),
    head: pageHead({
      lead: t('design.lead'),
      trail: [{ label: t('shell.sections.home'), href: '/' }],
      pill: { tone: 'work', label: t('design.pill') },
      action: { label: t('design.main_action'), href: '#form' },
    }),
    tones: TONES.map((tone) => ({ tone, label: t(`shell.tones.${tone}`) })),
    alerts: TONES.map((tone) =>
      alert(tone, t(`design.alerts.${tone}`), {
        urgent: false,
        title: tone === 'act' ? t('design.alerts.title') : null,
        link: tone === 'act' ? { label: t('design.alerts.link'), href: '#list' } : null,
      }),
    ),
    amounts: [formats.money(123_456_789n, 'EUR'), formats.money(-4_900n, 'GBP'), formats.money(5n, 'EUR')],
    rate: formats.rate(2000),
    date: formats.date(SAMPLE_NOW),
    dateTime: formats.dateTime(SAMPLE_NOW),
    order: sampleOrder(sampling),
    list: sampleList(sampling),
    form: sampleForm(sampling),
    pictures: samplePictures(sampling),
  }
}
