import { readFileSync } from 'node:fs'
import type { Language } from '#domain/shared/language.ts'

const LOCALES = new URL('../../locales/', import.meta.url)

const pages = new Map<string, string>()

/** The text of a page of help, read once from the folder of its language. `slug` is one of a fixed choice. */
export function readHelpPage(language: Language, slug: string): string {
  const path = `${language}/documentation/${slug}.md`
  const text = pages.get(path) ?? readFileSync(new URL(path, LOCALES), 'utf8')
  pages.set(path, text)
  return text
}
