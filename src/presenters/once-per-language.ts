import type { Translate } from '#platform/i18n.ts'

/** What is made of a language's words alone, made once and not for every page. */
export function oncePerLanguage<Words>(make: (t: Translate) => Words): (t: Translate) => Words {
  const made = new WeakMap<Translate, Words>()
  return (t) => {
    const words = made.get(t) ?? make(t)
    made.set(t, words)
    return words
  }
}
