import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCardProblems, judgeCard, lastFour } from '../../../src/adapters/sandbox-payments/cards.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const GOOD = { number: '4242 4242 4242 4242', expiry: '11/26', cvc: '123' }

describe('a card’s form', () => {
  it.each([
    ['as printed', GOOD],
    ['without spaces', { ...GOOD, number: '4242424242424242' }],
    ['with hyphens', { ...GOOD, number: '4242-4242-4242-4242' }],
    ['with a long year', { ...GOOD, expiry: '01/2031' }],
    ['with spaces around the slash', { ...GOOD, expiry: ' 01 / 31 ' }],
    ['of American Express', { number: '3782 822463 10005', expiry: '12/30', cvc: '1234' }],
  ])('is right %s', (_, card) => {
    expect(findCardProblems(card, NOW)).toEqual([])
  })

  it.each([
    ['number_invalid', { ...GOOD, number: '4242 4242 4242 4241' }],
    ['number_invalid', { ...GOOD, number: '4242' }],
    ['number_invalid', { ...GOOD, number: '' }],
    ['number_invalid', { ...GOOD, number: '４２４２424242424242' }],
    ['number_invalid', { ...GOOD, number: '4242424242424242<script>' }],
    ['expiry_invalid', { ...GOOD, expiry: '13/30' }],
    ['expiry_invalid', { ...GOOD, expiry: '00/30' }],
    ['expiry_invalid', { ...GOOD, expiry: '1/30' }],
    ['expiry_invalid', { ...GOOD, expiry: '12/1930' }],
    ['expiry_invalid', { ...GOOD, expiry: '' }],
    ['card_expired', { ...GOOD, expiry: '10/26' }],
    ['card_expired', { ...GOOD, expiry: '12/25' }],
    ['cvc_invalid', { ...GOOD, cvc: '12' }],
    ['cvc_invalid', { ...GOOD, cvc: '12345' }],
    ['cvc_invalid', { ...GOOD, cvc: 'abc' }],
  ])('has the problem %s: %j', (problem, card) => {
    expect(findCardProblems(card, NOW)).toEqual([problem])
  })

  it('names every problem at once', () => {
    const problems = findCardProblems({ number: '1', expiry: 'soon', cvc: '?' }, NOW)

    expect(problems).toEqual(['number_invalid', 'expiry_invalid', 'cvc_invalid'])
  })

  it('is right until the last moment of the month', () => {
    const card = { ...GOOD, expiry: '12/26' }

    expect(findCardProblems(card, new Date('2026-12-31T23:59:59.999Z'))).toEqual([])
    expect(findCardProblems(card, new Date('2027-01-01T00:00:00.000Z'))).toEqual(['card_expired'])
  })

  it('is wrong after any single digit of the number was mistyped', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'4242424242424242']
        digits[place] = String((Number(digits[place]) + shift) % 10)

        expect(findCardProblems({ ...GOOD, number: digits.join('') }, NOW)).toEqual(['number_invalid'])
      }),
    )
  })
})

describe('the bank', () => {
  it.each([
    ['4242 4242 4242 4242', { verdict: 'accepted' }],
    ['5555 5555 5555 4444', { verdict: 'accepted' }],
    ['4000 0025 0000 3155', { verdict: 'challenge' }],
    ['4000 0000 0000 3220', { verdict: 'challenge' }],
    ['4000 0000 0000 0002', { verdict: 'refused', reason: 'card_declined' }],
    ['4000 0000 0000 9995', { verdict: 'refused', reason: 'insufficient_funds' }],
    ['4000 0000 0000 0069', { verdict: 'refused', reason: 'expired_card' }],
    ['4000 0000 0000 0127', { verdict: 'refused', reason: 'incorrect_cvc' }],
    ['3782 822463 10005', { verdict: 'refused', reason: 'not_a_test_card' }],
  ])('judges the well-formed number %s', (number, verdict) => {
    expect(findCardProblems({ ...GOOD, number }, NOW)).not.toContain('number_invalid')
    expect(judgeCard(number)).toEqual(verdict)
  })

  it('is known by four digits only', () => {
    expect(lastFour('4000 0025 0000 3155')).toBe('3155')
  })
})
