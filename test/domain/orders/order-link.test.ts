import { describe, expect, test } from 'vitest'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { askerText, linkState, mayMakeLinks, type OrderLink } from '#domain/orders/order-link.ts'

const TODAY = '2026-11-23'
const link: OrderLink = {
  id: 'l',
  productCode: 'positivessl',
  years: 1,
  label: '',
  madeBy: 'Margaux Lehoux',
  madeAt: new Date(0),
  lastDay: null,
  mostOrders: null,
  orders: 3,
  lastUsedAt: null,
  switchedOffAt: null,
  switchedBy: null,
}

describe('who may make links', () => {
  const buyer = new Set<Right>(['technical'])
  const buyerWhoApproves = new Set<Right>(['technical', 'approval'])
  const everyRight = new Set(RIGHTS)

  test.each([
    ['nobody', everyRight, false],
    ['approvers', buyer, false],
    ['approvers', buyerWhoApproves, true],
    ['approvers', everyRight, true],
    ['everybody', buyer, true],
  ] as const)('%s, with %o: %s', (makers, rights, may) => {
    expect(mayMakeLinks(makers, rights)).toBe(may)
  })

  test.each(RIGHTS.filter((right) => right !== 'technical'))(
    'never somebody who has only %s and may not order',
    (right) => {
      expect(mayMakeLinks('everybody', new Set([right]))).toBe(false)
      expect(mayMakeLinks('approvers', new Set([right]))).toBe(false)
    },
  )
})

describe('a link', () => {
  test.each([
    ['without limits is open', {}, 'open'],
    ['is open on its last day', { lastDay: TODAY }, 'open'],
    ['is over the day after', { lastDay: '2026-11-22' }, 'over'],
    ['is open below its maximum', { mostOrders: 4 }, 'open'],
    ['is used up at its maximum', { mostOrders: 3 }, 'used_up'],
    [
      'that was switched off is so, whatever else',
      { switchedOffAt: new Date(0), lastDay: '2026-11-22' },
      'switched_off',
    ],
  ] as const)('%s', (_, fields, state) => {
    expect(linkState({ ...link, ...fields }, 'approvers', TODAY)).toBe(state)
  })

  test('is closed while nobody may make any', () => {
    expect(linkState(link, 'nobody', TODAY)).toBe('closed')
  })
})

test('records name who asked by what they said of themselves', () => {
  expect(askerText({ name: 'Jo Outside', email: 'jo@agency.example' })).toBe('Jo Outside (jo@agency.example)')
})
