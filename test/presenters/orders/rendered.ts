import { load, type CheerioAPI } from 'cheerio'
import type { Language } from '#domain/shared/language.ts'
import { translator } from '#platform/i18n.ts'
import { render } from '#http/views.ts'
import { aShell } from '../../support/shell.ts'

/** A page as its view makes it; a view that reads what it was not given throws. */
export function rendered(view: string, page: object, language: Language = 'en'): CheerioAPI {
  return load(render(`orders/${view}`, { page, t: translator(language), shell: aShell({ language }) }))
}

/** The words of an element with single blanks. */
export const wordsOf = ($: CheerioAPI, selector: string): string => $(selector).text().replace(/\s+/g, ' ').trim()
