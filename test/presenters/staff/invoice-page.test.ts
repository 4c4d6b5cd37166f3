import { describe, expect, test } from 'vitest'
import type { InvoiceFile } from '#domain/documents/open-documents.ts'
import { translator } from '#platform/i18n.ts'
import { invoicePage } from '#presenters/staff/invoice-page.ts'
import { paymentFormPage } from '#presenters/staff/payment-form-page.ts'

const INVOICE: InvoiceFile = {
  number: 'FRI2026-000042',
  account_id: '019ab000-0000-7000-8000-000000000001',
  account_name: 'Harbour Bakery',
  buyer_name: 'Harbour Bakery Ltd',
  reference: 'CH100123',
  common_name: 'www.harbour.example',
  issued_on: '2026-11-20',
  due_on: '2026-11-20',
  currency: 'EUR',
  gross: '24000',
  paid: '0',
  payment_reference: 'RF48FRI2026000042',
  credited_by: null,
}
const pageOf = (invoice: Partial<InvoiceFile>) =>
  invoicePage({ invoice: { ...INVOICE, ...invoice }, language: 'en', t: translator('en') }, [])

describe('what has come in for an invoice', () => {
  test.each([
    [{ paid: '0' }, 'act', 'Nothing has come in yet.'],
    [{ paid: '10000' }, 'act', '€140.00 are still missing'],
    [{ paid: '24000' }, 'done', 'paid in full'],
    [{ paid: '25000' }, 'done', '€10.00 came in too much'],
    [{ paid: '24000', credited_by: 'FRC2026-000001' }, 'quiet', 'FRC2026-000001'],
  ] as const)('is explained: %j', (invoice, tone, sentence) => {
    expect(pageOf(invoice).state).toMatchObject({ tone, text: expect.stringContaining(sentence) as string })
  })

  test('takes no more payments once it was credited', () => {
    expect(pageOf({}).head.action?.href).toBe('/staff/payments/new?invoice=FRI2026-000042')
    expect(pageOf({ credited_by: 'FRC2026-000001' }).head.action).toBeNull()
  })
})

describe('the payment form', () => {
  const formOf = (
    invoice: Partial<InvoiceFile>,
    language: 'en' | 'fr',
    draft: Parameters<typeof paymentFormPage>[1] = null,
  ) => {
    const facts = {
      invoice: { ...INVOICE, ...invoice },
      nonce: 'n',
      today: '2026-11-23',
      language,
      t: translator(language),
    }
    return Object.fromEntries(
      paymentFormPage(facts, draft).fields.map(({ name, value, error }) => [name, { value, error }]),
    )
  }

  test.each([
    ['en', '0', '240.00'],
    ['fr', '0', '240,00'],
    ['en', '23995', '0.05'],
    ['en', '24000', ''],
  ] as const)('proposes what is open, as it is typed in %s after %s', (language, paid, amount) => {
    expect(formOf({ paid }, language)).toMatchObject({
      means: { value: 'transfer' },
      amount: { value: amount },
      receivedOn: { value: '2026-11-23' },
    })
  })

  test('shows again what was typed, with what is wrong', () => {
    const draft = { values: { amount: 'abc', means: 'cheque' }, errors: { amount: 'Write an amount such as 240.00.' } }

    expect(formOf({}, 'en', draft)).toMatchObject({
      means: { value: 'cheque', error: null },
      amount: { value: 'abc', error: 'Write an amount such as 240.00.' },
    })
  })
})
