import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Order } from '#domain/orders/order.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { render } from '#http/views.ts'
import { translator } from '#platform/i18n.ts'
import { confirmationPage, type ConfirmationFacts } from '#presenters/operations/confirmation-page.ts'
import { aShell } from '../../support/shell.ts'
import { aDocument, aFile, anOrder, aValidation, pageFacts } from '../orders/sample-file.ts'

const invoice = aDocument()

function facts(order: Partial<Order>, more: Partial<ConfirmationFacts> = {}, documents = [invoice]): ConfirmationFacts {
  return { ...pageFacts(aFile({ order: anOrder(order), documents })), approvers: [], ...more }
}

const page = (given: ConfirmationFacts) =>
  load(render('operations/confirmation', { page: confirmationPage(given), t: given.t, shell: aShell() }))

describe('the confirmation', () => {
  test('lets who pays by card pay at once, and who pays by transfer copy what the bank needs', () => {
    const card = page(facts({ settlement: 'awaiting_payment', paymentMeans: 'card' }))
    const transfer = page(facts({ settlement: 'awaiting_payment', paymentMeans: 'transfer' }))

    expect(card('form[action="/orders/CH100123/checkouts"] button')).toHaveLength(1)
    expect(transfer('details[open] code').first().text()).toBe(invoice.content.seller.bank.iban)
  })

  test('has one button that commits, whatever comes next', () => {
    for (const settlement of ['awaiting_payment', 'quote', 'monthly', 'free'] as const)
      expect(page(facts({ settlement }))('.btn-seal'), settlement).toHaveLength(1)
  })

  test('offers each document as PDF', () => {
    const $ = page(facts({ settlement: 'awaiting_payment' }))

    expect($('a[href$=".pdf"]').attr('href')).toBe(`/orders/CH100123/documents/${invoice.number}.pdf`)
  })

  test('asks for no money while the order waits for approval, and names who approves', () => {
    const waiting = { fulfilment: 'pending_approval', settlement: 'awaiting_payment' } as const
    const $ = page(facts(waiting, { approvers: ['Nadine Vautrin', 'Luc Ferrand'] }, []))

    expect($('form[action$="/checkouts"]')).toHaveLength(0)
    expect($('.next-step').text()).toContain('Nadine Vautrin or Luc Ferrand')
  })

  test.each([
    ['pending', 'Prove that the domain is yours'],
    ['valid', 'Nothing is left for you to do'],
  ] as const)('asks for a proof only where none holds: %s', (state, title) => {
    const file = aFile({
      order: anOrder({ settlement: 'monthly' }),
      documents: [],
      validations: [aValidation({ state })],
    })

    expect(page({ ...pageFacts(file), approvers: [] })('.next-step').text()).toContain(title)
  })

  test.each(LANGUAGES)('is complete in %s', (language) => {
    for (const settlement of ['awaiting_payment', 'quote', 'prepaid'] as const)
      expect(() => page(facts({ settlement }, { language, t: translator(language) }))).not.toThrow()
  })
})
