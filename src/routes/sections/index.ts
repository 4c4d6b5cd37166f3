import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { MENU, type SectionKey } from '#presenters/menu.ts'
import { sectionPage, type PlainSection } from '#presenters/section-page.ts'

/** Sections that have a page of their own make their address themselves. */
const WITH_OWN_PAGE: readonly SectionKey[] = ['orders', 'contract', 'documentation']
const isPlain = (key: SectionKey): key is PlainSection => !WITH_OWN_PAGE.includes(key)

/** The first page of each menu section: what can be done there, and plainly what is still to come. */
export function sectionPages(): Section {
  return {
    audience: 'customer',
    base: '',
    routes: MENU.flatMap(({ key, href, permission }) =>
      isPlain(key)
        ? [
            {
              method: 'get' as const,
              path: href,
              permission,
              handler: ({ res, user, t }: CustomerVisit) => {
                show(res, 'sections/section', sectionPage(key, user.rights, t))
                return Promise.resolve()
              },
            },
          ]
        : [],
    ),
  }
}
