import type { Translate } from '#platform/i18n.ts'
import { oncePerLanguage } from './once-per-language.ts'
import { remembered } from '#domain/shared/remembered.ts'

/** What JSON writes without loss, so that equal texts are equal facts. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** Of each kind of part; what is kept with its HTML has some ten kilobytes. */
const MOST = 500

const parts = new WeakSet<object>()

/**
 * Keeps what a page's part is made into: the same facts give the same object, and the views keep its HTML by that. The
 * facts are everything the part is made of and its whole key, so no page can be given what was made of another's.
 */
export function kept<Facts extends Plain, Part extends object>(make: (facts: Facts, t: Translate) => Part) {
  const memories = oncePerLanguage(() => new Map<string, Part>())
  return (facts: Facts, t: Translate): Part =>
    remembered(memories(t), JSON.stringify(facts), MOST, () => {
      const part = make(facts, t)
      parts.add(part)
      return part
    })
}

/** Whether a part is one of these: it is never changed, and its HTML depends on nothing else. */
export const isKept = (part: unknown): part is object => typeof part === 'object' && part !== null && parts.has(part)
