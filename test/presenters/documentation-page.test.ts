import { describe, expect, test } from 'vitest'
import { API_SCOPES, scopeName } from '#domain/access/api-user.ts'
import { PAGE_LENGTHS, SORT_COLUMNS } from '#domain/orders/order-list.ts'
import { STATUS_LABELS } from '#domain/orders/status-label.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { textBlocks } from '#domain/shared/text-blocks.ts'
import { textPieces } from '#domain/shared/text-pieces.ts'
import { readHelpPage } from '#platform/help-pages.ts'
import { translator } from '#platform/i18n.ts'
import { documentationPage, topicPage } from '#presenters/documentation/documentation-page.ts'
import { TOPICS, type TopicSlug } from '#presenters/documentation/topics.ts'

const topicOf = (slug: TopicSlug) => TOPICS.find((topic) => topic.slug === slug)!
const pageOf = (slug: TopicSlug, language: Language = 'en') =>
  topicPage(topicOf(slug), readHelpPage(language, slug), translator(language))
const linesOf = (text: string) =>
  textBlocks(text).flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'code' ? [] : [block.text]))
const wordsOf = (text: string) =>
  linesOf(text).map((line) =>
    textPieces(line)
      .map((piece) => (piece.code ? '' : piece.text))
      .join(''),
  )

test('the list leads to every page', () => {
  expect(documentationPage(translator('en')).topics.map(({ href }) => href)).toEqual(
    TOPICS.map(({ slug }) => `/documentation/${slug}`),
  )
})

test.each(TOPICS)('$slug begins with a heading, and its contents lead to each', ({ slug }) => {
  const page = pageOf(slug)

  expect(textBlocks(readHelpPage('en', slug))[0]?.kind).toBe('heading')
  expect(page.contents.links.map(({ href }) => href)).toEqual(page.sections.map(({ id }) => `#${id}`))
  expect(page.sections.every(({ text }) => text.blocks.length > 0)).toBe(true)
  expect(page.others.links).toHaveLength(TOPICS.length - 1)
})

describe.each(TOPICS)('$slug', ({ slug }) => {
  const shapeOf = (language: Language) => textBlocks(readHelpPage(language, slug)).map(({ kind }) => kind)
  const codeOf = (language: Language) =>
    textBlocks(readHelpPage(language, slug)).flatMap((block) => (block.kind === 'code' ? [block.text] : []))

  test.each(LANGUAGES)('says the same in %s as in English, with the same commands', (language) => {
    expect(shapeOf(language)).toEqual(shapeOf('en'))
    expect(codeOf(language)).toEqual(codeOf('en'))
  })

  test('is typeset as French', () => {
    const faults = wordsOf(readHelpPage('fr', slug)).filter((line) =>
      /(?<![\u00A0\u202F;!?])[;!?»]|(?<![\u00A0\u202F])(?<!\d(?=:\d)):|«(?![\u00A0\u202F])|['"“”]/.test(line),
    )

    expect(faults).toEqual([])
  })
})

test.each(LANGUAGES)('every status is explained in %s, as people and as programs read it', (language) => {
  const text = readHelpPage(language, 'statuses')
  const t = translator(language)

  const missing = STATUS_LABELS.filter((label) => !text.includes(`- ${t(`orders.status.${label}`)} (\`${label}\`)`))
  expect(missing).toEqual([])
})

test('the API guide names what the API takes', () => {
  const text = readHelpPage('en', 'api')
  const wanted = ['/api/v1/account', '/api/v1/orders', ...API_SCOPES.map(scopeName), ...SORT_COLUMNS]

  expect([...wanted, ...PAGE_LENGTHS.map(String)].filter((word) => !text.includes(word))).toEqual([])
})
