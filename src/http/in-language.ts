import type { Language } from '#domain/shared/language.ts'
import { translator } from '#platform/i18n.ts'
import type { PublicVisit } from './visit.ts'

/** The same visit in a language that the page knows better than the browser: that of whom it is meant for. */
export function inLanguage<Visit extends PublicVisit>(visit: Visit, language: Language): Visit {
  const { locals } = visit.res
  locals.language = language
  locals.t = translator(language)
  locals.shell = { ...locals.shell, language }
  return { ...visit, language, t: locals.t }
}
