import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { send, startPortal } from '../../support/portal.ts'
import { NEW_ORDER, orderFields } from './ordering-steps.ts'

const { signIn, story } = await startPortal()

describe('the way in', () => {
  test('is closed to who may not order', async () => {
    const reader = await signIn('harbour.reader')

    expect((await reader.get(NEW_ORDER)).status).toBe(403)
    expect((await reader.get('/operations/orders/new?product=positivessl')).status).toBe(403)
  })

  test.each(['sectigo-code-signing', 'no-such-product'])('has no form for %s', async (product) => {
    const agent = await signIn('harbour.super')

    expect((await agent.get(`/operations/orders/new?product=${product}`)).status).toBe(404)
  })

  test.each(['/operations/orders', '/operations/orders/new', '/operations/orders/new?product='])(
    'leads from %s to the choice of a product',
    async (address) => {
      const answer = await (await signIn('harbour.super')).get(address)

      expect([answer.status, answer.headers['location']]).toEqual([303, NEW_ORDER])
    },
  )

  test('takes any address as filters', async () => {
    const agent = await signIn('harbour.super')

    for (const query of ['?brand=x&san=yes&wildcard[]=1', '?brand=sectigo&brand=harica', '?validation=%00'])
      expect((await agent.get(NEW_ORDER + query)).status, query).toBe(200)
  })
})

describe('the live check', () => {
  test('answers with the parts of the form', async () => {
    const agent = await signIn('harbour.super')

    const answer = await send(agent, NEW_ORDER, '/operations/orders/check', orderFields({ names: 'www.one.example' }))

    const $ = load(answer.text)
    expect(answer.status).toBe(200)
    expect($('#live-names .chip-name').text()).toBe('www.one.example')
    expect($('#live-summary tfoot .money').text()).toMatch(/^34,80/)
  })

  test('needs the token of a page', async () => {
    const agent = await signIn('harbour.super')

    const answer = await agent.post('/operations/orders/check').type('form').send(orderFields())

    expect(answer.status).toBe(403)
  })
})

describe('looking an organization up by its number', () => {
  test('finds the account’s own, however the number is spaced, and nobody else’s', async () => {
    await story('harbour.super').order(anOrder())
    const find = async (login: string) =>
      (await (await signIn(login)).get('/operations/orders/organization?number=901%20122%20333')).body.organization

    expect(await find('harbour.super')).toMatchObject({ name: 'Harbour Bakery' })
    expect(await find('fjord.super')).toBeNull()
  })
})
