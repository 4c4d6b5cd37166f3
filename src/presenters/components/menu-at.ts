import { badgeText } from '#domain/orders/attention.ts'

/** A page of the menu; `badge` counts what waits there, zero shows nothing. `badgeText` is what is read of it. */
export interface MenuLink {
  readonly label: string
  readonly href: string
  readonly badge: number
  readonly badgeText: string
  readonly current: boolean
}

/** A section with links opens; one without is a link itself. `key` names its icon in public/img/icons.svg. */
export interface MenuSection extends MenuLink {
  readonly key: string
  readonly links: readonly MenuLink[]
}

export type MenuLinkDraft = Omit<MenuLink, 'current' | 'badgeText'>
export type MenuSectionDraft = Omit<MenuSection, 'current' | 'badgeText' | 'links'> & {
  readonly links: readonly MenuLinkDraft[]
}

/**
 * Marks where the visitor is, by the longest address that the path lies under; a section's badge counts its links'.
 * A link to its section's own address is only that page, not what lies under it.
 */
export function menuAt(path: string, sections: readonly MenuSectionDraft[]): readonly MenuSection[] {
  const hrefs = sections.flatMap(({ href, links }) => [href, ...links.map((link) => link.href)])
  const here = hrefs.filter((href) => liesUnder(path, href)).reduce((a, b) => (b.length > a.length ? b : a), '')
  // Fields are named instead of spread, which is some thirty times as fast, because every page has its menu.
  return sections.map(({ key, label, href, badge, links: drafts }) => {
    const links = drafts.map((link) => ({
      label: link.label,
      href: link.href,
      badge: link.badge,
      badgeText: badgeText(link.badge),
      current: link.href === here && (link.href !== href || path === href),
    }))
    const total = links.reduce((sum, link) => sum + link.badge, badge)
    return {
      key,
      label,
      href,
      badge: total,
      badgeText: badgeText(total),
      current: href === here || links.some((link) => link.current),
      links,
    }
  })
}

/** Every address lies under these; they are one page each. */
const HOMES = ['/', '/staff']

function liesUnder(path: string, href: string): boolean {
  return path === href || (!HOMES.includes(href) && path.startsWith(href) && path.charAt(href.length) === '/')
}
