import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'

/** What the samples are made of: the visitor's words, and a day that never changes, for the same page every time. */
export interface Sampling {
  readonly t: Translate
  readonly language: Language
  /** Path and query of the page: the sample list really sorts and filters by it. */
  readonly address: string
}

export const SAMPLE_NOW = new Date('2026-11-23T09:30:00Z')
