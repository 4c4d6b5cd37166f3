import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send } from '../../support/portal.ts'
import { openHarbour } from './harbour.ts'

const { buyer, harbour, fileOf, paid } = await openHarbour()

describe('paying by card', () => {
  test('leads to the provider’s page, the same one when asked twice', async () => {
    const reference = await harbour.order(anOrder())
    const status = `/orders/${reference}`

    const first = await send(buyer, status, `${status}/checkouts`)
    const second = await send(buyer, status, `${status}/checkouts`)

    expect(first.status).toBe(303)
    expect(first.headers['location']).toMatch(/^http:\/\/localhost:3999\/sandbox\/checkouts\//)
    expect(second.headers['location']).toBe(first.headers['location'])
  })

  test('coming back before the provider has told us, the page waits', async () => {
    const reference = await harbour.order(anOrder())
    await send(buyer, `/orders/${reference}`, `/orders/${reference}/checkouts`)

    const $ = await open(buyer, `/orders/${reference}?payment=done`)

    expect($('[data-watch]')).toHaveLength(1)
    expect((await open(buyer, `/orders/${reference}?payment=nonsense`))('[data-watch]')).toHaveLength(0)
  })
})

test('an order is paid by a transfer that staff enter, and its page says so', async () => {
  const reference = await paid()

  const { order } = await fileOf(reference)
  expect([order.fulfilment, order.settlement]).toEqual(['awaiting_dcv', 'paid'])
  expect((await open(buyer, `/orders/${reference}`))('.next-step form')).toHaveLength(0)
})
