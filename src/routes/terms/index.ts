import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { termsPage } from '#presenters/terms-page.ts'

export interface TermsDeps {
  readonly operator: string
  /** Where the operator's own terms can be read; null in the demonstration, which has terms of its own. */
  readonly url: string | null
}

/** The one address under which every page links to the general terms. */
export function termsSection({ operator, url }: TermsDeps): Section {
  const read = ({ res, t }: PublicVisit): Promise<void> => {
    if (url === null) show(res, 'terms/terms', termsPage(operator, t))
    else res.redirect(302, url)
    return Promise.resolve()
  }

  return {
    audience: 'everyone',
    base: '/terms',
    routes: [{ method: 'get', path: '', permission: 'everyone', handler: read }],
  }
}
