import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open } from '../../support/portal.ts'
import { startWithoutContract, terms } from './start-without-contract.ts'

const { clock, story, scopeOf, signIn, services, START, inDays, keep, closedCode } = await startWithoutContract()

describe('the contract page', () => {
  test('says plainly that an account without a contract needs none', async () => {
    const $ = await open(await signIn('harbour.super'), '/contract')

    expect($('main .empty h2').text()).toMatch(/n’a pas de contrat/)
  })

  test('shows dates, price level, products and the way to the objective', async () => {
    await story('harbour.super').contract(0, terms({ objective: { kind: 'certificates', target: 4n } }))
    const order = await story('harbour.super').order(anOrder())
    await story('harbour.super').order(anOrder({ product: 'sectigo-ov-ssl', quote: true }))
    const cancelled = await story('harbour.super').order(anOrder())
    await story('harbour.super').cancel(cancelled, 0, 'Commandé deux fois')
    clock.set(START)

    const $ = await open(await signIn('harbour.super'), '/contract')

    expect(order).toMatch(/^CH/)
    expect($('main h2').first().text()).toMatch(/^Contrat CT\d+$/)
    expect($('.product-lists li').length).toBe(2)
    expect($('.goal-figure').text()).toMatch(/^1 certificat sur 4 certificats\s: 25/)
    expect($('.goal-done').attr('width')).toBe('25')
  })

  test('is for billing: a buyer sees the agreements alone', async () => {
    const buyer = await signIn('montclair.buyer')

    const denied = await buyer.get('/contract')
    const $ = await open(buyer, '/contract/data-processing')

    expect(denied.status).toBe(403)
    expect($('nav a[href="/contract"]')).toHaveLength(0)
    expect($('nav a[href="/contract/data-processing"]').length).toBeGreaterThan(0)
  })
})

describe('a contract in force', () => {
  test('opens its products and says at every other why not', async () => {
    await story('harbour.super').contract(0, terms())
    const agent = await signIn('harbour.super')

    const shop = await open(agent, '/operations/new-order')
    const form = await open(agent, '/operations/orders/new?product=positivessl')
    const closed = await open(agent, '/operations/orders/new?product=harica-dv')

    const rowOf = (code: string) =>
      shop('tbody tr').filter((_, row) => shop(row).find(`a[href*="product=${code}&"]`).length > 0)
    expect(rowOf('positivessl')).toHaveLength(1)
    expect(rowOf('harica-dv')).toHaveLength(0)
    expect(shop('.closed .pill').text()).toContain('Hors contrat')
    expect(form('#order-form')).toHaveLength(1)
    expect(closed('#order-form')).toHaveLength(0)
    expect(closed('main .alert').text()).toMatch(/contrat CT\d+ ne comprend pas ce produit/)
    expect(closed('main .alert a').attr('href')).toBe('/contract')
  })

  test('is checked again when the order is placed', async () => {
    const { draftId } = await keep('harbour.super', 'harica-dv')
    await story('harbour.super').contract(0, terms())

    const placing = services.orders.place(scopeOf('harbour.super'), draftId ?? '', [])

    await expect(placing).rejects.toMatchObject({ kind: 'conflict', code: 'order_form_closed' })
  })

  test('has its level of the price list', async () => {
    const net = async () => (await keep('norrland.super', 'positivessl', { paymentMeans: 'deposit' })).assessment.net
    const before = await net()
    await story('norrland.super').contract(0, terms({ priceLevel: 50 }))

    const after = await net()

    expect(after).toBeLessThan(before)
  })
})

describe('outside the days of a contract', () => {
  test('only free products can be ordered', async () => {
    await story('harbour.super').contract(0, terms({ fromDay: 5, toDay: 50 }))

    const codes = []
    for (const day of [0, 5, 50, 51]) {
      inDays(day)
      codes.push([
        await closedCode('harbour.super', 'positivessl'),
        await closedCode('harbour.super', 'tbs-x509-test', { paymentMeans: 'free' }),
      ])
    }

    expect(codes).toEqual([
      ['contract_not_begun', null],
      [null, null],
      [null, null],
      ['contract_over', null],
    ])
  })
})
