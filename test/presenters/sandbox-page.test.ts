import { describe, expect, test } from 'vitest'
import type { HostedPage } from '#domain/payments/hosted-page.ts'
import { findCardProblems, judgeCard } from '#adapters/sandbox-payments/cards.ts'
import { translator } from '#platform/i18n.ts'
import { challengePage, checkoutPage, outcomePage, TEST_CARDS } from '#presenters/sandbox-page.ts'

const NOW = new Date('2026-11-23T09:30:00Z')
const CHECKOUT: HostedPage = {
  id: 'cs_sandbox_1',
  clientReference: 'CH100123',
  description: 'www.harbour.example',
  amount: 11_880n,
  currency: 'EUR',
  language: 'en',
  successUrl: 'https://portal.example/orders/CH100123?payment=done',
  cancelUrl: 'https://portal.example/orders/CH100123?payment=left',
  state: 'open',
  cardLast4: null,
  refusalReason: null,
}
const factsOf = (checkout: Partial<HostedPage> = {}) => ({
  checkout: { ...CHECKOUT, ...checkout },
  shop: 'Chancery',
  t: translator('en'),
})
const UNTOUCHED = { problems: [], number: '', expiry: '' }

describe('the test cards', () => {
  test.each(TEST_CARDS)('do what they say: $outcome', ({ number, outcome }) => {
    const verdict = judgeCard(number)

    expect(verdict.verdict === 'refused' ? verdict.reason : verdict.verdict).toBe(outcome)
  })

  test('are complete as they are sent', () => {
    const { cards } = checkoutPage(factsOf(), UNTOUCHED, NOW)

    expect(cards.flatMap((card) => findCardProblems(card, NOW))).toEqual([])
  })
})

describe('the card form', () => {
  test('says what is wrong at its field, and forgets the code', () => {
    const typed = {
      problems: ['number_invalid', 'card_expired', 'cvc_invalid'],
      number: '1234',
      expiry: '01/20',
    } as const

    const { fields, errors } = checkoutPage(factsOf(), typed, NOW)

    expect(fields.map(({ name, value, error }) => [name, value, error !== null])).toEqual([
      ['number', '1234', true],
      ['expiry', '01/20', true],
      ['cvc', '', true],
    ])
    expect(errors?.lines).toHaveLength(3)
  })

  test('lets the payer leave without paying', () => {
    expect(checkoutPage(factsOf(), UNTOUCHED, NOW).leave.href).toBe(CHECKOUT.cancelUrl)
  })
})

test('the bank names amount and card', () => {
  expect(challengePage(factsOf({ cardLast4: '3155' })).text).toBe(
    'Chancery asks for €118.80 from your card ending in 3155. Do you confirm?',
  )
})

describe('a decided payment', () => {
  test.each([
    ['paid', CHECKOUT.successUrl, 'done'],
    ['refused', CHECKOUT.cancelUrl, 'stop'],
    ['expired', CHECKOUT.cancelUrl, 'quiet'],
  ] as const)('that is %s leads back', (state, href, tone) => {
    const page = outcomePage(factsOf({ state, cardLast4: '4242' }), state)

    expect(page).toMatchObject({ back: { href }, notice: { tone } })
  })

  test('says why the bank refused', () => {
    const page = outcomePage(factsOf({ state: 'refused', refusalReason: 'insufficient_funds' }), 'refused')

    expect(page.notice.title).toBe('There is not enough money on the card’s account.')
  })
})
