import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anOrder } from '../support/builders.ts'
import { open, send, startPortal, type Agent } from '../support/portal.ts'

const PAGE = '/profile/lists'
const portal = await startPortal()
const { admin, clock, scopeOf, signIn, story } = portal
const { customFields } = portal.portal.services
const buyer = await signIn('harbour.super')
const reader = await signIn('harbour.reader')
await admin('users').update({ language: 'en' })
await customFields.add(scopeOf('harbour.super'), newId(clock.now()), {
  name: 'File',
  isOn: true,
  allowedValues: [],
})
const reference = await story('harbour.super').order(anOrder({ customValues: ['F-1'], customerReference: 'Quay' }))

beforeEach(async () => {
  await admin('users').update({ list_columns: null, list_length: null })
})

const choose = (agent: Agent, fields: Record<string, string | readonly string[]>) =>
  send(agent, PAGE, PAGE, { length: '25', ...fields })
const heads = async (agent: Agent, list: string) => {
  const $ = await open(agent, list)
  return $('thead th')
    .map((_, head) => $(head).text())
    .get()
}

describe('the lists', () => {
  test('show what each user chose, in that order, with the account’s own field', async () => {
    await choose(buyer, { columns: ['common_name', 'custom_1', 'reference'], order: 'reference custom_1 common_name' })

    expect(await heads(buyer, '/orders/all')).toEqual(['Reference', 'File', 'Name'])
    expect(await heads(buyer, '/orders/in-progress')).toEqual(['Reference', 'File', 'Name', 'Next step'])
    expect((await open(buyer, '/orders/all'))('td[data-label=File]').text()).toBe('F-1')
    expect(await heads(reader, '/orders/all')).toEqual([
      'Name',
      'Reference',
      'Status',
      'Valid until',
      'Product',
      'Price',
    ])
  })

  test('lead to the order from the first column, also where it is empty', async () => {
    await choose(buyer, { columns: ['valid_to', 'customer_reference'] })

    const $ = await open(buyer, '/orders/all')

    expect($('.lead-cell a').attr('href')).toBe(`/orders/${reference}`)
    expect($('.lead-cell a').text()).toBe(reference)
  })

  test('are as long as the user wants, unless the address says otherwise', async () => {
    await choose(buyer, { columns: ['reference'], length: '10' })

    const lengthOn = async (address: string) => (await open(buyer, address))('.lengths [aria-current]').text()
    expect([await lengthOn('/orders/all'), await lengthOn('/orders/all?length=50')]).toEqual(['10', '50'])
  })

  test('are exported with the same columns', async () => {
    await choose(buyer, { columns: ['reference', 'custom_1', 'price'], order: 'custom_1 price reference' })

    const { text } = await buyer.get('/orders/export/all').buffer()

    expect(text.replace('\ufeff', '').trim().split('\r\n')).toEqual([
      'File,Price,Currency,Reference',
      `F-1,29.00,EUR,${reference}`,
    ])
  })

  test('do without a field that was switched off', async () => {
    await choose(buyer, { columns: ['reference', 'custom_1'] })
    await admin('custom_fields').update({ is_on: false })

    expect(await heads(buyer, '/orders/all')).toEqual(['Reference'])
    await admin('custom_fields').update({ is_on: true })
  })
})

describe('the page', () => {
  test('moves a column by a button, keeping every tick', async () => {
    const columns = ['reference', 'status', 'price']

    const answer = await choose(buyer, { columns, order: columns.join(' '), move: 'up:price' })

    expect([answer.status, answer.headers['location']]).toEqual([303, `${PAGE}#column-price`])
    expect(await heads(buyer, '/orders/all')).toEqual(['Reference', 'Price', 'Status'])
    const $ = await open(buyer, PAGE)
    expect($('input[name=order]').val()).toBe('reference price status')
    expect($('button[value="up:price"]').attr('aria-label')).toBe('Move “Price” up')
    expect($('button[value="up:reference"]')).toHaveLength(0)
  })

  test('keeps nothing of what everybody has anyway', async () => {
    const $ = await open(buyer, PAGE)
    const columns = $('input[name=columns][checked]')
      .map((_, box) => String($(box).val()))
      .get()

    await choose(buyer, { columns, order: String($('input[name=order]').val()), length: '50' })

    const kept = await admin('users').where({ login: 'harbour.super' }).first('list_columns', 'list_length')
    expect(kept).toEqual({ list_columns: null, list_length: 50 })
  })

  test('asks for at least one column', async () => {
    const answer = await choose(buyer, { order: 'reference' })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Tick at least one column.')
  })

  test('goes back to the portal’s own', async () => {
    await choose(buyer, { columns: ['reference'], length: '10' })

    await choose(buyer, { reset: 'yes' })

    const kept = await admin('users').where({ login: 'harbour.super' }).first('list_columns', 'list_length')
    expect(kept).toEqual({ list_columns: null, list_length: null })
  })

  test('takes nothing that is not on offer', async () => {
    await choose(buyer, { columns: ['reference', 'password_hash', 'custom_4', 'reference'], length: '7' })

    const kept = await admin('users').where({ login: 'harbour.super' }).first('list_columns', 'list_length')
    expect(kept).toEqual({ list_columns: ['reference'], list_length: null })
  })
})
