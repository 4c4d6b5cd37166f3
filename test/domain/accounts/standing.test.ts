import { describe, expect, test } from 'vitest'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import { optionObstacles } from '#domain/accounts/option-change.ts'
import { closingObstacles, type AccountStanding } from '#domain/accounts/standing.ts'

const CLEAN: AccountStanding = {
  ordersInProgress: 0,
  owed: 0n,
  ordersToInvoice: 0,
  credit: 0n,
  tokens: 0,
  contractInForce: false,
}

describe('closing an account', () => {
  test.each([
    [{}, []],
    [{ ordersInProgress: 1 }, ['orders_in_progress']],
    [{ owed: 1n }, ['money_owed']],
    [{ ordersToInvoice: 2 }, ['orders_to_invoice']],
    [{ credit: 1n }, ['credit_left']],
    [{ tokens: 40 }, []],
    [
      { ordersInProgress: 3, owed: 5n, ordersToInvoice: 1, credit: 1n },
      ['orders_in_progress', 'money_owed', 'orders_to_invoice', 'credit_left'],
    ],
  ])('with %o waits for %j', (standing, obstacles) => {
    expect(closingObstacles({ ...CLEAN, ...standing })).toEqual(obstacles)
  })
})

describe('another purchase option', () => {
  const change = (from: string, to: string, standing: Partial<AccountStanding> = {}, hasPrices = true) =>
    optionObstacles({ from, to, hasPrices } as Parameters<typeof optionObstacles>[0], { ...CLEAN, ...standing })

  test('waits for nothing where all is settled, but for a contract before monthly invoices', () => {
    for (const from of PURCHASE_OPTIONS) {
      for (const to of PURCHASE_OPTIONS) {
        expect(change(from, to)).toEqual(to === 'monthly' ? ['contract_missing'] : [])
        expect(change(from, to, { contractInForce: true })).toEqual([])
      }
    }
  })

  test.each([
    ['rebate', 'bulk', { ordersInProgress: 1 }, ['orders_in_progress']],
    ['rebate', 'bulk', { owed: 1n }, ['money_owed']],
    ['monthly', 'rebate', { ordersToInvoice: 1 }, ['orders_to_invoice']],
    ['rebate', 'bulk', { ordersToInvoice: 1 }, []],
    ['deposit', 'rebate', { credit: 1n }, ['credit_left']],
    ['rebate', 'deposit', { credit: 1n }, []],
    ['bulk', 'rebate', { tokens: 3 }, []],
    ['bulk', 'deposit', { tokens: 3 }, ['tokens_left']],
    ['bulk', 'monthly', { tokens: 3, contractInForce: true }, ['tokens_left']],
  ])('from %s to %s with %o waits for %j', (from, to, standing, obstacles) => {
    expect(change(from, to, standing)).toEqual(obstacles)
  })

  test('needs prices in the account’s currency', () => {
    expect(change('rebate', 'bulk', {}, false)).toEqual(['prices_missing'])
  })
})
