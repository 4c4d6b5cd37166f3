import { afterEach, describe, expect, test, vi } from 'vitest'
import { compileMessage, type Message, type MessageValues } from '#platform/message.ts'
import { readSections, reportMessageFaultsTo, translator } from '#platform/i18n.ts'
import type { MessageKey } from '#platform/message-keys.ts'
import { LANGUAGES } from '#domain/shared/language.ts'

const failing = (blank: string) => {
  throw new Error(`missing ${blank}`)
}
const say = (message: Message, values: MessageValues = {}) =>
  typeof message === 'string' ? message : message(values, failing)

describe('a message', () => {
  test('without blanks is the sentence itself', () => {
    expect(compileMessage('Nothing to do.', 'en')).toBe('Nothing to do.')
  })

  test('has its blanks filled, the same one as often as it stands there', () => {
    const message = compileMessage('{name} renews {name} on {date}', 'en')

    expect(say(message, { name: 'www.bakery.example', date: '1 May' })).toBe(
      'www.bakery.example renews www.bakery.example on 1 May',
    )
  })

  test('prints what a value contains and never reads it as a blank', () => {
    expect(say(compileMessage('{a}{b}', 'en'), { a: '{b}', b: '$&' })).toBe('{b}$&')
  })

  test.each([
    ['en', 'one thousand and more is grouped', 12345, '12,345'],
    ['fr', 'the French way is a narrow space', 12345, '12\u202f345'],
  ] as const)('in %s groups numbers: %s', (language, _, count, printed) => {
    expect(say(compileMessage('{count}', language), { count })).toBe(printed)
  })

  test('names the blank that got no value', () => {
    expect(() => say(compileMessage('Revoke {name}', 'en'), {})).toThrow('missing name')
  })
})

describe('a plural', () => {
  const orders = { one: '{count} order', other: '{count} orders' }
  const commandes = { one: '{count} commande', many: '{count} de commandes', other: '{count} commandes' }

  test.each([
    ['en', orders, 0, '0 orders'],
    ['en', orders, 1, '1 order'],
    ['en', orders, 2, '2 orders'],
    ['fr', commandes, 0, '0 commande'],
    ['fr', commandes, 1, '1 commande'],
    ['fr', commandes, 2, '2 commandes'],
    ['fr', commandes, 1_000_000, '1\u202f000\u202f000 de commandes'],
  ] as const)('in %s follows the grammar of the language (%#)', (language, source, count, printed) => {
    expect(say(compileMessage(source, language), { count })).toBe(printed)
  })

  test('falls back to «other» for a category that it does not have', () => {
    expect(say(compileMessage(orders, 'fr'), { count: 1_000_000 })).toContain('orders')
  })

  test('needs its count', () => {
    expect(() => say(compileMessage(orders, 'en'), {})).toThrow('missing count')
  })
})

describe('the translator', () => {
  afterEach(() => {
    reportMessageFaultsTo((fault) => {
      throw new Error(fault)
    })
  })

  test('speaks each language of the portal', () => {
    expect(LANGUAGES.map((language) => translator(language)('shell.menu.sign_out'))).toEqual([
      'Sign out',
      'Se déconnecter',
    ])
  })

  test('fails on a message that nobody has written', () => {
    expect(() => translator('en')('shell.nowhere' as MessageKey)).toThrow('there is no message shell.nowhere (en)')
  })

  test('fails on a missing value with the name of the blank', () => {
    expect(() => translator('en')('catalogue.names.up_to', {})).toThrow(
      'catalogue.names.up_to (en) needs a value for {count}',
    )
  })

  test('reports a fault and carries on where a customer is looking', () => {
    const report = vi.fn<(fault: string) => void>()
    reportMessageFaultsTo(report)

    const said = translator('fr')('shell.nowhere' as MessageKey)

    expect(said).toBe('shell.nowhere')
    expect(report).toHaveBeenCalledExactlyOnceWith('there is no message shell.nowhere (fr)')
  })
})

test('every language has the same sections', () => {
  const [english, french] = LANGUAGES.map((language) => readSections(language).map(([section]) => section))

  expect(french).toEqual(english)
})
