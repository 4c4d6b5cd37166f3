import { describe, expect, test } from 'vitest'
import { acceptanceEndsAt, acceptanceReminders } from '#domain/orders/acceptance.ts'
import { cancellationFeeRate, givesMoneyBack } from '#domain/orders/money-back.ts'
import { automaticRenewalAt, hasRenewalDiscount, renewalState } from '#domain/orders/renewal-window.ts'
import { STANDARD_TERMS, termsOf } from '#domain/orders/terms.ts'

const END = new Date('2027-06-30T12:00:00Z')
const at = (iso: string) => new Date(iso)
const GLOBALSIGN = termsOf('globalsign')

describe('the time to renew', () => {
  test.each([
    ['2027-04-01T11:59:59Z', 'too_early'],
    ['2027-04-01T12:00:00Z', 'open'],
    ['2027-06-30T12:00:00Z', 'open'],
    ['2027-07-30T12:00:00Z', 'open'],
    ['2027-07-30T12:00:01Z', 'too_late'],
  ])('at %s is %s', (now, state) => {
    expect(renewalState(END, at(now), STANDARD_TERMS)).toBe(state)
  })

  test('of GlobalSign is over with the plan', () => {
    expect(renewalState(END, END, GLOBALSIGN)).toBe('open')
    expect(renewalState(END, at('2027-06-30T12:00:01Z'), GLOBALSIGN)).toBe('too_late')
  })

  test('comes by itself 65 days before the end, or within a day where that is past', () => {
    expect(automaticRenewalAt(END, at('2027-01-01T00:00:00Z'), STANDARD_TERMS)).toEqual(at('2027-04-26T12:00:00Z'))
    expect(automaticRenewalAt(END, at('2027-04-26T12:00:00Z'), STANDARD_TERMS)).toEqual(at('2027-04-27T12:00:00Z'))
    expect(automaticRenewalAt(END, at('2027-06-01T00:00:00Z'), STANDARD_TERMS)).toEqual(at('2027-06-02T00:00:00Z'))
  })

  test.each([
    ['2027-04-01T11:59:59Z', false],
    ['2027-04-01T12:00:00Z', true],
    ['2027-05-01T12:00:00Z', true],
    ['2027-05-01T12:00:01Z', false],
  ])('at %s has the discount: %s', (now, expected) => {
    expect(hasRenewalDiscount(END, at(now), STANDARD_TERMS)).toBe(expected)
  })
})

describe('an acceptance', () => {
  test('ends 30 days after delivery and is called to mind before', () => {
    const delivered = at('2026-11-01T08:00:00Z')

    expect(acceptanceEndsAt(delivered, STANDARD_TERMS)).toEqual(at('2026-12-01T08:00:00Z'))
    expect(acceptanceReminders(delivered, STANDARD_TERMS)).toEqual([
      at('2026-11-21T08:00:00Z'),
      at('2026-11-26T08:00:00Z'),
      at('2026-11-30T08:00:00Z'),
    ])
  })
})

describe('money back', () => {
  test.each([
    [STANDARD_TERMS, '2026-12-01T08:00:00Z', true],
    [STANDARD_TERMS, '2026-12-01T08:00:01Z', false],
    [GLOBALSIGN, '2026-11-08T08:00:00Z', true],
    [GLOBALSIGN, '2026-11-08T08:00:01Z', false],
  ])('%#: is given while the first delivery is young', (terms, now, expected) => {
    expect(givesMoneyBack(at('2026-11-01T08:00:00Z'), at(now), terms)).toBe(expected)
  })

  test.each([
    ['pending_approval', 'ev', 0],
    ['registered', 'ev', 0],
    ['verification', 'ov', 1_000],
    ['verification', 'ev', 3_000],
    ['awaiting_dcv', 'dv', 1_000],
    ['suspended', 'ev', 3_000],
  ] as const)('costs an order in %s of level %s %i per ten thousand', (fulfilment, validation, rate) => {
    expect(cancellationFeeRate(fulfilment, validation, STANDARD_TERMS)).toBe(rate)
  })
})

describe('the terms of a brand', () => {
  test('are the standard ones where it has none of its own', () => {
    expect(termsOf('harica')).toBe(STANDARD_TERMS)
    expect(GLOBALSIGN.acceptance).toEqual(STANDARD_TERMS.acceptance)
  })
})
