import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#domain/shared/language.ts'
import { LABELS } from '#domain/orders/status-label.ts'
import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import { addDays, addYears } from '#domain/shared/time.ts'
import type { OrderPageFacts } from '#presenters/orders/order-file.ts'
import { statusPage, type StatusFacts } from '#presenters/orders/status-page.ts'
import { rendered, wordsOf } from './rendered.ts'
import { aDocument, aFile, anEvent, anIssued, aRequest, aValidation, NOW, pageFacts, PRODUCT } from './sample-file.ts'

const OV = { ...PRODUCT, progressSteps: ['csr', 'caa', 'dcv', 'organization', 'callback'] as const }

function show(file: OrderPageFacts['file'], more: Partial<StatusFacts> = {}) {
  const facts = { ...pageFacts(file, more), payment: null, refusal: null, signUpHref: null, ...more }
  return rendered('status', statusPage(facts), facts.language)
}

const UNPAID = { fulfilment: 'registered', settlement: 'awaiting_payment', paidAt: null } as const
const DELIVERED = {
  fulfilment: 'delivered',
  deliveredAt: addDays(NOW, -30),
  planStart: addDays(NOW, -30),
  planEnd: addYears(addDays(NOW, -30), 1),
} as const
const PAIRS = Object.entries(LABELS).flatMap(([fulfilment, labels]) =>
  Object.keys(labels).map((settlement) => [fulfilment as Fulfilment, settlement as Settlement] as const),
)

describe('the status page', () => {
  test.each(PAIRS)('shows an order that is %s and %s in every language', (fulfilment, settlement) => {
    const certificates = fulfilment === 'delivered' ? [anIssued(addDays(NOW, -30))] : [aRequest()]
    const file = aFile({ order: { fulfilment, settlement }, certificates })

    for (const language of LANGUAGES) {
      const $ = show(file, { ...pageFacts(file, { language }), product: OV })

      expect($('h1').text()).toBe('CH100123 · www.harbour.example')
      expect($('.page-title .pill').text()).not.toBe('')
    }
  })

  test.each([
    ['the order form of the same product', true, `/operations/orders/new?product=${PRODUCT.code}&years=1`],
    ['the list of products, where it is not sold any more', false, '/operations/new-order'],
  ])('leads from what is over to %s', (_, orderable, href) => {
    const order = { fulfilment: 'delivered', planStart: addYears(NOW, -2), planEnd: addYears(NOW, -1) } as const
    const file = aFile({ order: { ...order, planYears: 1 }, certificates: [anIssued(addYears(NOW, -2))] })

    const $ = show(file, { ...pageFacts(file), product: { ...PRODUCT, orderable } })

    expect(
      $('main a.btn')
        .map((__, link) => $(link).attr('href'))
        .get(),
    ).toContain(href)
  })

  test('has no button for somebody who may only read', () => {
    const $ = show(aFile({ order: UNPAID, received: 0n }), { rights: new Set(['commercial']) })

    expect($('main form')).toHaveLength(0)
    expect(
      $('main a.btn')
        .get()
        .map((link) => $(link).attr('href')),
    ).toEqual([])
  })

  test('leads only to documents of the order, and to none without the right to read them', () => {
    const links = ($: ReturnType<typeof show>) =>
      $('a[href$=".pdf"]')
        .get()
        .map((link) => $(link).attr('href'))
    const file = aFile({ documents: [aDocument(), aDocument({ kind: 'credit_note', number: 'FRC2026-000003' })] })

    expect(links(show(file))).toEqual([
      '/orders/CH100123/documents/FRC2026-000003.pdf',
      '/orders/CH100123/documents/FRI2026-000042.pdf',
    ])
    expect(links(show(file, { rights: new Set(['approval']) }))).toEqual([])
  })

  test('offers cancelling only while nothing is at an authority, and no audit has begun', () => {
    const cancel = 'a[href="/orders/CH100123/cancellations/new"]'

    expect(show(aFile({ order: UNPAID }))(cancel)).toHaveLength(1)
    expect(show(aFile({ order: { fulfilment: 'verification', validation: 'ov' } }))(cancel)).toHaveLength(0)
    expect(show(aFile({ order: { fulfilment: 'awaiting_dcv' } }))(cancel)).toHaveLength(1)
    expect(show(aFile({ order: { fulfilment: 'delivered' } }))(cancel)).toHaveLength(0)
  })

  test('offers another CSR only while nothing was handed to the authority', () => {
    const csr = 'a[href="/orders/CH100123/csr"]'

    expect(show(aFile())(csr)).toHaveLength(1)
    expect(show(aFile({ certificates: [aRequest({ state: 'submitted' })] }))(csr)).toHaveLength(0)
  })

  test('names each version of the certificate with its own download', () => {
    const older = anIssued(addDays(NOW, -190), { sequence: 1, revokedAt: addDays(NOW, -5) })
    const newer = anIssued(addDays(NOW, -10), { sequence: 2 })
    const $ = show(aFile({ order: DELIVERED, certificates: [newer, older] }))

    expect(
      $('.card-head h2')
        .get()
        .map((title) => $(title).text()),
    ).toEqual(['Certificate 2', 'Certificate 1'])
    expect(
      $('.card-head .pill')
        .get()
        .map((one) => $(one).text()),
    ).toEqual(['Valid', 'Revoked'])
    expect($(`a[href$="/certificates/${older.issued?.serial}"]`)).toHaveLength(1)
  })

  test('says so when the newest certificate is over, whatever was paid', () => {
    const long = addDays(NOW, -300)
    const file = aFile({
      order: { ...DELIVERED, planStart: long, planEnd: addYears(long, 1) },
      certificates: [anIssued(long)],
    })

    expect(wordsOf(show(file), '.page-title .pill')).toBe('Expired')
  })
})

describe('the card of the next step', () => {
  const title = ($: ReturnType<typeof show>) => wordsOf($, '.next-step h2')

  test('asks to pay the rest of the invoice, by card or by a transfer with its details', () => {
    const $ = show(aFile({ order: UNPAID, received: 1_880n }))

    expect(title($)).toBe('Pay €100.00')
    expect($('.next-step form').attr('action')).toBe('/orders/CH100123/checkouts')
    expect(wordsOf($, '.next-step #iban')).toBe('FR7630006000011234567890189')
    expect(wordsOf($, '.next-step #payment-reference')).toBe('RF48FRI2026000042')
  })

  const refusedCaa = (nextLookAt: Date | null) => ({
    name: 'harbour.example',
    allowed: false,
    code: 'issuer_not_allowed',
    domain: 'harbour.example',
    record: '0 issue "other.example"',
    checkedAt: NOW,
    nextLookAt,
  })
  const copied = ($: ReturnType<typeof show>) =>
    $('.next-step .code-line code')
      .get()
      .map((code) => $(code).text())
  const CAA_RECORD = 'harbour.example. IN CAA 0 issue "sectigo.com"'

  test('asks for the proof while a CAA record is in the way as well, and shows both records', () => {
    const $ = show(aFile({ caaChecks: [refusedCaa(addDays(NOW, 1))] }))

    expect(title($)).toBe('Put this record in the DNS of harbour.example')
    expect(wordsOf($, '.next-step')).toContain('A CAA record is in the way as well.')
    expect(copied($)).toEqual(expect.arrayContaining([aValidation().expected.value, CAA_RECORD]))
  })

  test('once the domain is proved asks for the CAA record, and looks at it again when somebody asks', () => {
    const validations = [aValidation({ state: 'valid', validatedAt: addDays(NOW, -1), nextCheckAt: null })]
    const file = aFile({ validations, caaChecks: [refusedCaa(addDays(NOW, 1))] })

    const $ = show(file)

    expect(title($)).toBe('A CAA record stands in the way of harbour.example')
    expect(copied($)).toEqual([CAA_RECORD])
    expect(wordsOf($, '.next-step')).toContain('We look them up again on 24 Nov 2026')
    expect($('.next-step form').attr('action')).toBe('/orders/CH100123/domain-control/caa-checks')
    expect(show(file, { rights: new Set(['commercial']) })('.next-step form')).toHaveLength(0)
  })

  test('shows no value that has lapsed', () => {
    const $ = show(aFile({ validations: [aValidation({ requestedAt: addDays(NOW, -31) })] }))

    expect(title($)).toBe('Ask for a new value for harbour.example')
    expect(copied($)).toEqual([])
  })

  test('puts the record into words, with what was last seen', () => {
    const $ = show(aFile())

    expect(title($)).toBe('Put this record in the DNS of harbour.example')
    expect(wordsOf($, '.next-step')).toContain('does not exist yet')
    expect(wordsOf($, `#proof-${aValidation().id}-value`)).toBe(aValidation().expected.value)
  })

  test('counts the domains when several wait', () => {
    const file = aFile({ validations: [aValidation(), aValidation({ id: 'other', domain: 'cakes.example' })] })

    expect(title(show(file))).toBe('Prove control over 2 domains')
  })

  test('names the reason for which an order is suspended', () => {
    const $ = show(aFile({ order: { fulfilment: 'suspended', suspensionReason: 'A recent extract is missing.' } }), {
      product: OV,
    })

    expect(wordsOf($, '.next-step-body p')).toBe('A recent extract is missing.')
  })

  test('lets an approver decide and keeps the reason open that was missing', () => {
    const file = aFile({ order: { fulfilment: 'pending_approval', settlement: 'awaiting_payment' } })
    const $ = show(file, { refusal: { reason: '', isMissing: true } })

    expect(
      $('button[name=decision]')
        .get()
        .map((button) => $(button).val()),
    ).toEqual(['approve', 'refuse'])
    expect($('.next-step details[open]')).toHaveLength(1)
    expect(wordsOf($, '.field-error')).toBe('Say why you refuse the order.')
  })

  test('tells everybody else that an approver is awaited', () => {
    const file = aFile({ order: { fulfilment: 'pending_approval', settlement: 'awaiting_payment' } })
    const $ = show(file, { rights: new Set(['technical']) })

    expect(title($)).toBe('The order waits for an approver of your account')
    expect($('button[name=decision]')).toHaveLength(0)
  })

  test('does not promise the issue while the domain is still to be proved, though the payment has just come', () => {
    const $ = show(aFile({ order: { fulfilment: 'registered', settlement: 'paid' } }))

    expect(title($)).toBe('Put this record in the DNS of harbour.example')
  })

  test('says that the authority refused, and keeps its system’s words to our staff', () => {
    const $ = show(
      aFile({
        certificates: [aRequest({ state: 'refused', refusal: 'names (0x7f)' })],
        validations: [aValidation({ state: 'valid', validatedAt: addDays(NOW, -1) })],
      }),
    )

    expect(title($)).toBe('The certification authority did not accept the request')
    expect(wordsOf($, 'main')).not.toContain('0x7f')
  })

  test('is absent when nothing comes any more', () => {
    expect(show(aFile({ order: { fulfilment: 'cancelled', settlement: 'refunded' } }))('.next-step')).toHaveLength(0)
  })
})

describe('coming back from the card payment', () => {
  const opened = { order: UNPAID, received: 0n, events: [anEvent('checkout_opened'), anEvent('placed')] }

  test('waits for the provider’s word and looks again by itself', () => {
    const $ = show(aFile(opened), { payment: 'done' })

    expect(wordsOf($, '.alert-title')).toBe('We are waiting for the payment provider’s word')
    expect($('script[src$="js/order-status.js"]')).toHaveLength(1)
    expect($('[data-watch]').attr('data-watch')).toBe('registered awaiting_payment 2')
  })

  test('thanks once the money is there, and watches no more', () => {
    const $ = show(aFile({ order: { settlement: 'paid' } }), { payment: 'done' })

    expect(wordsOf($, '.alert p')).toBe('Thank you, your payment has reached us.')
    expect($('[data-watch]')).toHaveLength(0)
  })

  test('says that the card was refused, until a new attempt begins', () => {
    const refused = aFile({ ...opened, events: [anEvent('payment_refused'), anEvent('checkout_opened')] })
    const again = aFile({ ...opened, events: [anEvent('checkout_opened'), anEvent('payment_refused')] })

    expect(wordsOf(show(refused), '.alert-title')).toBe('The card payment was refused')
    expect(show(again)('.alert')).toHaveLength(0)
  })
})

test('text that somebody typed stays text', () => {
  const nasty = '<script>alert(1)</script>'
  const file = aFile({ order: { comment: nasty, customerReference: nasty, cancellationReason: nasty } })
  const $ = show(file)

  expect($('main script')).toHaveLength(0)
  expect(wordsOf($, 'main')).toContain(nasty)
})
