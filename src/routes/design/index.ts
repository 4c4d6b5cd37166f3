import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { designPage } from '#presenters/design/design-page.ts'

/** The living page of the design system: every component once, with samples. For development. */
export function showDesign({ req, res, t, language }: PublicVisit): Promise<void> {
  show(res, 'design/design', designPage({ t, language, address: req.originalUrl }))
  return Promise.resolve()
}
