import { browserName, type OpenSession } from '#domain/access/open-session.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { plainColumn, table } from '#presenters/components/table.ts'

export interface SessionsFacts {
  readonly sessions: readonly OpenSession[]
  readonly language: Language
  readonly t: Translate
}

/** What views/profile/sessions.ejs is given. */
export function sessionsPage(facts: SessionsFacts) {
  const { t } = facts
  return sessionList(facts, '/profile/sessions', {
    title: t('profile.sessions.title'),
    head: pageHead({ lead: t('profile.sessions.lead'), trail: [{ href: '/profile', label: t('profile.title') }] }),
  })
}

/** The same for staff, whose sessions are those of the back office. */
export function staffSessionsPage(facts: SessionsFacts) {
  const { t } = facts
  const title = t('team.sessions.title')
  return sessionList(facts, '/staff/sessions', { title, head: pageHead({ lead: t('team.sessions.lead') }) })
}

function sessionList<Top extends { readonly title: string }>(
  { sessions, language, t }: SessionsFacts,
  base: string,
  top: Top,
) {
  const { dateTime } = formatsFor(language)
  const labels = {
    browser: t('profile.sessions.browser'),
    address: t('profile.sessions.address'),
    began: t('profile.sessions.began'),
    seen: t('profile.sessions.seen'),
    act: t('profile.sessions.act'),
  }
  return {
    ...top,
    labels,
    table: table({
      caption: top.title,
      columns: Object.values(labels).map((label) => plainColumn(label)),
    }),
    rows: sessions.map((session) => ({
      browser: browserText(session.userAgent, t),
      address: session.address,
      began: dateTime(session.beganAt),
      seen: dateTime(session.lastSeenAt),
      isThis: session.isThis,
      endAction: `${base}/${session.id}/ending`,
    })),
    thisOne: t('profile.sessions.this_one'),
    end: t('profile.sessions.end'),
    endOthersAction: `${base}/endings`,
    endOthers: sessions.length > 1 ? t('profile.sessions.end_others') : null,
    unknown: t('profile.sessions.unknown'),
  }
}

function browserText(userAgent: string, t: Translate): string {
  const { browser, system } = browserName(userAgent)
  if (browser && system) return t('profile.sessions.on', { browser, system })
  return browser ?? system ?? t('profile.sessions.some_browser')
}
