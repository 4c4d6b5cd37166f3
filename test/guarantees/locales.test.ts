import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#domain/shared/language.ts'
import { blanksOf, type MessageSource } from '#platform/message.ts'
import { messagesOf, sentencesOf } from './messages.ts'

const english = messagesOf('en')

/** A line of a zone file is quoted as it must be typed. */
const IN_STRAIGHT_QUOTES = ['menu.demo_zone.hint']

describe.each(LANGUAGES)('%s', (language) => {
  const messages = messagesOf(language)
  const sentences = [...messages].flatMap(([key, source]) => sentencesOf(source).map((text) => [key, text] as const))
  const breaking = (rule: RegExp) =>
    sentences.filter(([, text]) => rule.test(text)).map(([key, text]) => `${key}: ${text}`)

  test('says the same things as English, in the same order', () => {
    expect([...messages.keys()]).toEqual([...english.keys()])
  })

  test('leaves the same blanks', () => {
    const differing = [...messages].filter(([key, source]) => blanks(source) !== blanks(english.get(key) ?? ''))

    expect(differing.map(([key]) => key)).toEqual([])
  })

  test('has every plural that the language needs', () => {
    const plurals = [...messages].filter(([, source]) => typeof source !== 'string')
    const categories: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    // French `many` is for millions; where it is missing `other` is said.
    const needed = categories.filter((category) => category !== 'many')

    const broken = plurals.filter(([, source]) => {
      const given = Object.keys(source)
      return !needed.every((one) => given.includes(one)) || !given.every((one) => categories.includes(one))
    })

    expect(broken.map(([key]) => key)).toEqual([])
    expect(plurals.length).toBeGreaterThan(0)
  })

  test('says nothing empty, and nothing with spaces around it', () => {
    expect(breaking(/^$|^\s|\s$|\s{2}/)).toEqual([])
  })

  test('uses curly quotes and apostrophes', () => {
    const straight = breaking(/['"`]/).filter((line) => !IN_STRAIGHT_QUOTES.some((key) => line.startsWith(`${key}: `)))

    expect(straight).toEqual([])
  })

  test('holds no markup: layout is the views’', () => {
    expect(breaking(/<[a-z/!]|&[a-z]+;/i)).toEqual([])
  })

  test('writes an ellipsis and a dash as one character', () => {
    expect(breaking(/\.\.\.| - |--/)).toEqual([])
  })
})

describe('French typography', () => {
  const sentences = [...messagesOf('fr')].flatMap(([key, source]) =>
    sentencesOf(source).map((text) => `${key}: ${text}`),
  )
  const textOf = (line: string) => line.slice(line.indexOf(': ') + 2)
  const breaking = (rule: RegExp) => sentences.filter((line) => rule.test(textOf(line)))

  test('keeps a non-breaking space before ; ! ? » and %', () => {
    expect(breaking(/(?<![\u00A0\u202F;!?])([;!?»]|%(?![0-9A-F]{2}))/)).toEqual([])
  })

  test('keeps one before a colon, but in times and addresses', () => {
    expect(breaking(/(?<![\u00A0\u202F])(?<!\d(?=:\d)):(?!\/\/)/)).toEqual([])
  })

  test('keeps one after an opening guillemet', () => {
    expect(breaking(/«(?![\u00A0\u202F])/)).toEqual([])
  })

  test('uses guillemets, not the English quotation marks', () => {
    expect(breaking(/[“”]/)).toEqual([])
  })
})

test('English uses its own quotation marks, without the spaces of French', () => {
  const sentences = [...english].flatMap(([key, source]) => sentencesOf(source).map((text) => `${key}: ${text}`))

  expect(sentences.filter((line) => /[«»]|[\u00A0\u202F][;:!?]/.test(line))).toEqual([])
})

/** The names of all blanks of a message, whichever of its plurals they stand in. */
function blanks(source: MessageSource): string {
  return [...new Set(sentencesOf(source).flatMap(blanksOf))].sort().join()
}
