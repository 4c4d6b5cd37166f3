import type { Language } from '#domain/shared/language.ts'

export type MessageValues = Readonly<Record<string, string | number>>
/** As a catalogue has it: one sentence, or one for each plural category. */
export type MessageSource = string | Readonly<Record<string, string>>
/** Ready to be said: the sentence itself where nothing has to be filled in. */
export type Message = string | ((values: MessageValues, missing: (blank: string) => void) => string)

/** Cuts a message at its blanks and joins its plurals, once, so that saying it is only putting strings together. */
export function compileMessage(source: MessageSource, language: Language): Message {
  if (typeof source === 'string') return compileSentence(source, language)
  const { plurals } = grammarOf(language)
  const sentences = new Map(
    Object.entries(source).map(([category, text]) => [category, compileSentence(text, language)]),
  )
  return (values, missing) => {
    const count = values['count']
    if (typeof count !== 'number') missing('count')
    const sentence = sentences.get(plurals.select(Number(count ?? 0))) ?? sentences.get('other') ?? ''
    return typeof sentence === 'string' ? sentence : sentence(values, missing)
  }
}

const BLANK = /\{(\w+)\}/

function compileSentence(text: string, language: Language): Message {
  const parts = text.split(BLANK)
  if (parts.length === 1) return text
  const { numbers } = grammarOf(language)
  return (values, missing) => {
    let said = ''
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 0) {
        said += part
        continue
      }
      const value = values[part]
      if (value === undefined) missing(part)
      // Numbers are grouped as the language does; what must not be (a year, a reference) is given as a string.
      said += typeof value === 'number' ? numbers.format(value) : (value ?? '')
    }
    return said
  }
}

interface Grammar {
  readonly plurals: Intl.PluralRules
  readonly numbers: Intl.NumberFormat
}

const grammars = new Map<Language, Grammar>()

function grammarOf(language: Language): Grammar {
  const known = grammars.get(language)
  if (known) return known
  const grammar = { plurals: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) }
  grammars.set(language, grammar)
  return grammar
}

/** The names of a sentence's blanks. */
export function blanksOf(text: string): readonly string[] {
  return text.split(BLANK).filter((_, index) => index % 2 === 1)
}
