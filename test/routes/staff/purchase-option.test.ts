import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, signIn, story } = await startPortal()
const boss = await signIn('admin')
const PAGE = (slug: string) => `/staff/accounts/${slug}/option`
const change = (slug: string, option: string) =>
  send(boss, PAGE(slug), PAGE(slug), { option, reason: 'Buys more every month' })
const optionOf = async (slug: string) => (await admin('accounts').where({ slug }).first()).purchase_option

describe('another purchase option', () => {
  test('is taken when nothing stands against it; the super user is told', async () => {
    const page = await open(boss, PAGE('norrland-bank'))

    const answer = await change('norrland-bank', 'rebate')

    expect(
      page('input[name=option]')
        .toArray()
        .map((input) => page(input).val()),
    ).toEqual(['rebate', 'bulk'])
    expect(page('main').text()).toContain('Monthly invoice: Monthly invoices need a contract in force.')
    expect([answer.status, await optionOf('norrland-bank')]).toEqual([303, 'rebate'])
    const mail = await admin('mails').where({ kind: 'option_changed' }).first()
    expect(mail.recipient).toBe('elin@norrland-bank.example')
    const details = { from: 'deposit', to: 'rebate', reason: 'Buys more every month' }
    for (const table of ['audit_log', 'staff_log'])
      expect(await admin(table).where({ action: 'account.option_changed' }).pluck('details')).toEqual([details])
  })

  test('waits for orders in progress and unpaid invoices', async () => {
    await story('harbour.super').order(anOrder({ product: 'positivessl' }))

    const answer = await change('harbour-bakery', 'bulk')

    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Orders are in progress')
    expect(answer.text).toContain('Invoices are unpaid')
    expect(await optionOf('harbour-bakery')).toBe('rebate')
  })

  test('to monthly invoices needs a contract in force', async () => {
    const before = await change('fjord-hosting', 'monthly')
    await story('fjord.super').contract(0, {
      fromDay: -1,
      toDay: 300,
      products: ['positivessl'],
      priceLevel: 1,
      objective: null,
    })

    const after = await change('fjord-hosting', 'monthly')

    expect([before.status, after.status]).toEqual([409, 303])
  })

  test('is none that is not sold', async () => {
    expect((await change('norrland-bank', 'barter')).status).toBe(422)
  })
})
