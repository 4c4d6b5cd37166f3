import { SIMILARITIES, similarity, type Similarity } from './similarity.ts'

/** Subject fields of a CSR, or those that an audit has approved (`O`, `L`, `C` …). */
export type SubjectValues = Readonly<Record<string, string>>

export interface ComparedField {
  readonly field: string
  readonly value: string
  readonly verdict: Similarity
  /** The approved value nearest to it; null where no audit approved this field. */
  readonly approved: string | null
}

/** Compares each field of a subject with the organization's approved filters; the nearest one counts. It blocks nothing. */
export function compareWithFilters(
  subject: SubjectValues,
  filters: readonly SubjectValues[],
): readonly ComparedField[] {
  return Object.entries(subject).map(([field, value]) => {
    const approved = filters.flatMap((filter) => filter[field] ?? [])
    const nearest = SIMILARITIES.flatMap((verdict) =>
      approved.filter((text) => similarity(value, text) === verdict).map((text) => ({ verdict, approved: text })),
    )
    return { field, value, ...(nearest[0] ?? { verdict: 'different', approved: null }) }
  })
}
