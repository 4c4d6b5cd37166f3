import { typed } from './form.ts'

/** What is searched for, from the address of a list. */
export function searchOf(query: unknown): string {
  return (typed(query)['q'] ?? '').trim().slice(0, 100)
}
