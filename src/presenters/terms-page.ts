import type { Translate } from '#platform/i18n.ts'
import { alert } from './components/alert.ts'
import { pageHead } from './components/page-head.ts'

const PARTS = ['nothing_sold', 'no_contract', 'data', 'mails', 'no_promise'] as const

/** What views/terms/terms.ejs is given: the terms of the demonstration. */
export function termsPage(operator: string, t: Translate) {
  return {
    title: t('terms.title'),
    head: pageHead({ lead: t('terms.lead', { operator }) }),
    notice: alert('act', t('terms.notice.text', { operator }), { title: t('terms.notice.title') }),
    parts: PARTS.map((id) => ({ id, title: t(`terms.parts.${id}.title`), text: t(`terms.parts.${id}.text`) })),
  }
}
