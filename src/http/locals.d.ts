import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Shell } from '#presenters/shell.ts'
import type { CookieSettings } from './cookies.ts'

declare global {
  namespace Express {
    /** Written by src/http alone. */
    interface Locals {
      t: Translate
      language: Language
      formSecret: Buffer
      shell: Shell
      cookies: CookieSettings
    }
  }
}
