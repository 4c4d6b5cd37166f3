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

/** The address of the menu under which a path lies, and whether it is that page itself. */
export type Place = { readonly href: string; readonly isPage: boolean }

/** Of all addresses of a menu the longest that the path lies under; an empty one outside of it. */
export function placeIn(hrefs: readonly string[], path: string): Place {
  let here = ''
  for (const href of hrefs) if (href.length > here.length && liesUnder(path, href)) here = href
  return { href: here, isPage: here === path }
}

export const hrefsOf = (sections: readonly MenuSectionDraft[]): readonly string[] =>
  sections.flatMap(({ href, links }) => [href, ...links.map((link) => link.href)])

/**
 * Marks where the visitor is; a section's badge counts its links'. A link to its section's own address is only that
 * page, not what lies under it.
 */
export function menuAt(place: Place, sections: readonly MenuSectionDraft[]): readonly MenuSection[] {
  return sections.map((section) => {
    const links = section.links.map((link) => ({
      ...link,
      badgeText: badgeText(link.badge),
      current: link.href === place.href && (link.href !== section.href || place.isPage),
    }))
    const badge = links.reduce((sum, link) => sum + link.badge, section.badge)
    const current = section.href === place.href || links.some((link) => link.current)
    return { ...section, badge, badgeText: badgeText(badge), current, links }
  })
}

/** Every address lies under these; they are one page each. */
const HOMES = ['/', '/staff']

function liesUnder(path: string, href: string): boolean {
  return path === href || (path.startsWith(href) && path.charAt(href.length) === '/' && !HOMES.includes(href))
}
