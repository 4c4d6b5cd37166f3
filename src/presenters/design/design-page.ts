import { alert } from '../components/alert.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { TONES } from '../components/tone.ts'
import { SAMPLE_NOW, type Sampling } from './sampling.ts'
import { sampleForm } from './sample-form.ts'
import { sampleList } from './sample-list.ts'
import { sampleOrder } from './sample-order.ts'
import { samplePictures } from './sample-pictures.ts'

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
