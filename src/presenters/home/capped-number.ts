import type { Language } from '#domain/shared/language.ts'
import { formatsFor } from '../components/formats.ts'

/** «1,000+»: more was not counted. */
export function cappedNumber(count: number, limit: number, language: Language): string {
  const { number } = formatsFor(language)
  return count > limit ? `${number(limit)}+` : number(count)
}
