import type { Right } from '#domain/access/rights.ts'
import type { Translate } from '#platform/i18n.ts'
import { pageHead } from './components/page-head.ts'
import { menuFor, type SectionKey } from './menu.ts'

/** Sections with a page of this kind. */
export type PlainSection = Exclude<SectionKey, 'orders' | 'contract' | 'documentation'>

/** What views/sections/section.ejs is given: the pages that exist, and what the section will hold. */
export function sectionPage(key: PlainSection, rights: ReadonlySet<Right>, t: Translate) {
  const links = menuFor(rights).find((section) => section.key === key)?.links ?? []
  return {
    title: t(`shell.sections.${key}`),
    head: pageHead({ lead: t(`menu.pages.${key}.lead`) }),
    icon: key,
    links: links.map((link) => ({ href: link.href, label: t(`menu.links.${link.key}`) })),
    later: key === 'administration' ? null : { title: t('menu.pages.later_title'), text: t(`menu.pages.${key}.later`) },
  }
}
