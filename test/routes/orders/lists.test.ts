import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open } from '../../support/portal.ts'
import { openHarbour } from './harbour.ts'

const { admin, signIn, scope, buyer, harbour } = await openHarbour()

describe('the lists', () => {
  test('lead to the order, which one search hit opens at once', async () => {
    const reference = await harbour.order(anOrder({ names: ['one-of-a-kind.example'], customerReference: 'Zebra 7' }))

    const list = await open(buyer, '/orders/in-progress')
    const byReference = await buyer.get(`/orders/search?q=${reference.toLowerCase()}`)
    const byOwnReference = await buyer.get('/orders/search?q=zébra')

    expect(list(`a[href="/orders/${reference}"]`).text()).toBe('one-of-a-kind.example')
    expect([byReference.status, byReference.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect([byOwnReference.status, byOwnReference.headers['location']]).toEqual([303, `/orders/${reference}`])
  })

  test('several hits are a list, none says so', async () => {
    await harbour.order(anOrder({ customerReference: 'many' }))
    await harbour.order(anOrder({ customerReference: 'many' }))

    expect((await open(buyer, '/orders/search?q=many'))('tbody tr')).toHaveLength(2)
    expect((await open(buyer, '/orders/search?q=nowhere'))('.empty')).toHaveLength(1)
    expect((await open(buyer, '/orders/search'))('.empty')).toHaveLength(1)
  })

  test('another account’s order is found by nobody', async () => {
    const reference = await harbour.order(anOrder())
    const stranger = await signIn('fjord.super')

    expect((await stranger.get(`/orders/search?q=${reference}`)).status).toBe(200)
    expect((await stranger.get(`/orders/${reference}`)).status).toBe(404)
  })

  test('are exported whole, as a file', async () => {
    await harbour.order(anOrder({ customerReference: '=HYPERLINK("http://evil.example")' }))

    const answer = await buyer.get('/orders/export/all?sort=reference&length=10').buffer()

    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe('attachment; filename=orders-all.csv')
    expect(answer.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(answer.text.trim().split('\r\n')).toHaveLength(1 + (await countOrders()))
    expect((await buyer.get('/orders/export/secret')).status).toBe(404)
  })

  async function countOrders(): Promise<number> {
    const row = await admin('orders').where('account_id', scope.accountId).count('id as count').first()
    return Number(row?.['count'])
  }
})
