import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '../../components/alert.ts'
import { pageHead } from '../../components/page-head.ts'

const VIEWS = {
  general: '/administration/preferences',
  contact_points: '/administration/preferences/contact-points',
  accounting: '/administration/preferences/accounting',
  mandate: '/administration/preferences/mandate',
} as const

/** What the four pages of the preferences have in common: they are views of one thing. */
export function preferencesFrame(current: keyof typeof VIEWS, t: Translate) {
  return {
    title: t('preferences.title'),
    head: pageHead({ lead: t('preferences.lead') }),
    tabs: {
      label: t('preferences.views'),
      links: (Object.keys(VIEWS) as (keyof typeof VIEWS)[]).map((view) => ({
        label: t(`preferences.tab.${view}`),
        href: VIEWS[view],
        current: view === current,
      })),
    },
  }
}

/** Of two administrators at once the second is told. */
export function meanwhileAlert(t: Translate): Alert {
  return alert('stop', t('preferences.meanwhile'), { title: t('preferences.meanwhile_title'), urgent: true })
}

/** A hint with what is kept now, where somebody else has changed it. */
export function hintWith(hint: string | null, keptNow: string | null, t: Translate): string | null {
  const now = keptNow === null ? null : t('preferences.now', { value: keptNow || t('preferences.nothing') })
  return [hint, now].filter(Boolean).join(' ') || null
}
