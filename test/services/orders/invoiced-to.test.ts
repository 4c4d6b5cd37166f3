import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { OrganizationInput } from '#domain/orders/order-input.ts'
import { frenchVatNumber } from '#domain/tax/vat-number.ts'
import { typedOrder } from '#routes/operations/read-order-form.ts'
import { readPdf } from '../../adapters/pdf/read-pdf.ts'
import { HOLDER } from '../../support/builders.ts'
import { anOrderInput } from '../../support/drafts.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { portal, admin, scopeOf, signIn } = await startPortal()
const { orders, documents } = portal.services
const scope = scopeOf('harbour.super')
const agent = await signIn('harbour.super')
const FORM = '/operations/orders/new?product=positivessl'

const MILL: OrganizationInput = {
  ...HOLDER,
  registrationNumber: '552 100 554',
  name: 'Minoterie du Port',
  street: '12 rue des Moulins',
  postalCode: '76600',
  city: 'Le Havre',
  vatNumber: frenchVatNumber('552100554'),
}
const ABROAD = {
  ...MILL,
  name: 'Hafenmühle GmbH',
  registrationNumber: 'HRB 86891',
  city: 'Hamburg',
  postalCode: '20457',
}
const GERMAN = { ...ABROAD, country: 'DE', vatNumber: 'DE136695976' }
const SWISS = { ...ABROAD, country: 'CH', name: 'Hafenmühle AG', postalCode: '4001', city: 'Basel', vatNumber: '' }

let names = 0
const sendForm = (billing: OrganizationInput, chosen = 'new') => {
  names += 1
  const typed = typedOrder(anOrderInput([`www.mill-${names}.example`], { billing }))
  return send(agent, FORM, '/operations/orders', { ...typed, billing: chosen })
}

/** Sends the form as a browser does, looks at the recap and places the order from there. */
async function ordered(billing: OrganizationInput, chosen = 'new') {
  const draft = String((await sendForm(billing, chosen)).headers['location'])
  const form = await open(agent, `${draft}/form`)
  const recap = await open(agent, draft)
  const placed = await send(agent, draft, `${draft}/order`)
  return { form, recap, reference: /CH\d+/.exec(String(placed.headers['location']))?.[0] ?? '' }
}

const wordsOf = (text: string) => text.replace(/\s/g, '')
const totalOf = (page: ReturnType<typeof load>) => wordsOf(page('.summary tfoot .money').text())

/** The newest document of an order, as it is printed. */
async function printed(reference: string) {
  const newest = (await orders.read(scope, reference)).documents.at(-1)
  if (!newest) throw new Error('nothing is invoiced')
  const pdf = readPdf((await documents.print(scope, { number: newest.number })).bytes)
  return { content: newest.content, words: wordsOf(pdf.pages.flat().join('')), files: [...pdf.files.values()].join('') }
}

describe('an order that another organization pays', () => {
  test('says so in form, recap and invoice, with its numbers', async () => {
    const { form, recap, reference } = await ordered(MILL)

    const { words, files, content } = await printed(reference)
    expect([form('[name=billing]').val(), form('[name=billing_name]').val()]).toEqual(['new', MILL.name])
    expect(recap('main').text()).toContain('Minoterie du Port, Le Havre, France (552 100 554)')
    for (const text of [MILL.name, MILL.street, '76600 Le Havre', '552100554', MILL.vatNumber])
      expect(words).toContain(wordsOf(text))
    expect(words).not.toContain('FR00901122333')
    expect(files).toContain(`<ram:Name>${MILL.name}</ram:Name>`)
    expect(content.buyer.name).toBe(MILL.name)
    expect(words).toContain(totalOf(recap))
  })

  test.each([
    ['of another member state is taxed while nobody has confirmed its number', GERMAN, 2000, 'S'],
    ['outside the Union is not taxed', SWISS, 0, 'G'],
  ])('%s, in the recap as on the invoice', async (_, billing, rate, category) => {
    const { recap, reference } = await ordered(billing)

    const { content, words } = await printed(reference)
    expect(content.vat.map((line) => [line.rate, line.category])).toEqual([[rate, category]])
    expect(content.gross).toBe(content.net + (content.net * BigInt(rate)) / 10_000n)
    expect(words).toContain(totalOf(recap))
    if (billing.vatNumber !== '') expect(words).toContain(billing.vatNumber)
  })

  test('has its credit note made out to it as well', async () => {
    const { reference } = await ordered(MILL)

    await orders.cancel(scope, reference, 'Commandé deux fois')

    const { content, words } = await printed(reference)
    expect(content.kind).toBe('credit_note')
    expect(words).toContain(wordsOf(MILL.name))
    expect(words).toContain(MILL.vatNumber)
  })

  test('has its quote made out to it as well, and the invoice that follows', async () => {
    names += 1
    const input = anOrderInput([`www.mill-${names}.example`], { billing: MILL, quote: true })
    const kept = await send(agent, FORM, '/operations/orders', typedOrder(input))
    const draft = String(kept.headers['location'])
    const placed = await send(agent, draft, `${draft}/order`)
    const reference = /CH\d+/.exec(String(placed.headers['location']))?.[0] ?? ''

    await orders.signQuote(scope, reference, 'BC-7')

    const issued = (await orders.read(scope, reference)).documents.map(({ kind, content }) => [
      kind,
      content.buyer.name,
    ])
    expect(issued).toEqual([
      ['quote', MILL.name],
      ['invoice', MILL.name],
    ])
  })
})

test('what was typed about another organization counts only where it is chosen', async () => {
  const { recap, reference } = await ordered(MILL, '')

  const { words } = await printed(reference)
  expect(recap('main').text()).not.toContain(MILL.name)
  expect(words).not.toContain(wordsOf(MILL.name))
  expect(words).toContain('FR00901122333')
})

test.each([
  ['without a name', { ...MILL, name: '' }, 'billing_name'],
  ['with a VAT number that is wrong', { ...MILL, vatNumber: 'FR99552100554' }, 'billing_vat_number'],
  ['with a number of no register', { ...MILL, registrationNumber: '552 100 555' }, 'billing_registration_number'],
])('an organization to invoice %s is a wrong form, and nothing is kept', async (_, billing, field) => {
  const drafts = await admin('order_drafts').count('* as count').first()

  const answer = await sendForm(billing)

  const $ = load(answer.text)
  expect(answer.status).toBe(422)
  expect($(`[name=${field}]`).attr('aria-invalid')).toBe('true')
  expect($('[name=billing]').val()).toBe('new')
  expect(await admin('order_drafts').count('* as count').first()).toEqual(drafts)
})
