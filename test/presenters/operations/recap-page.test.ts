import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import type { ProvedDomain } from '#domain/validation/standing-proofs.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import { render } from '#http/views.ts'
import { translator } from '#platform/i18n.ts'
import { recapPage } from '#presenters/operations/recap-page.ts'
import { makeCsr } from '../../support/csrs.ts'
import { aShell } from '../../support/shell.ts'
import { anAssessedOrder, NEW_HOLDER, NEW_PERSON } from '../../domain/orders/sample-assessment.ts'

const DRAFT = '01a20000-0000-7000-8000-0000000000ff'

function page(
  draft: AssessedOrder,
  approvers: readonly string[] = [],
  language: Language = 'en',
  proved: readonly ProvedDomain[] = [],
) {
  const t = translator(language)
  const model = recapPage({ draft: { ...draft, approvers, proved }, draftId: DRAFT, language, t })
  return load(render('operations/recap', { page: model, t, shell: aShell() }))
}

const recap = (fields: Partial<OrderInput> = {}, approvers: readonly string[] = []) =>
  page(anAssessedOrder(fields), approvers)

describe('the recap', () => {
  test('shows a new holder and new people as they were typed', () => {
    const text = recap({
      organization: { kind: 'new', fields: NEW_HOLDER },
      corporateContact: { kind: 'new', fields: NEW_PERSON },
    })('main').text()

    for (const part of ['Crumbs SAS', '1 rue des Miettes, 14000 Caen, France', 'Ada Miette', 'ada@crumbs.example'])
      expect(text).toContain(part)
  })

  test('asks for no method where the domain is proved to the authority already', () => {
    const [{ name } = { name: { domain: '' } }] = anAssessedOrder().assessment.names.names
    const proved = [{ domain: name.domain, until: new Date('2027-03-01T00:00:00Z') }]

    const $ = page(anAssessedOrder(), [], 'en', proved)

    expect(recap()(`[name="method[${name.domain}]"]`).length).toBeGreaterThan(0)
    expect($(`[name="method[${name.domain}]"]`)).toHaveLength(0)
    expect($('#control').text()).toContain('is already proved to this authority, until 1 Mar 2027')
  })

  test('leads back to a section of the form that exists, from each of its parts', () => {
    const $ = recap()

    const sections = $('.recap-change')
      .toArray()
      .map(({ attribs }) => attribs['href'])
    expect(sections).toEqual(
      ['product', 'server', 'holder', 'people', 'payment'].map((part) => `/operations/drafts/${DRAFT}/form#${part}`),
    )
  })

  test('asks for a method for each domain, the recommended one chosen', () => {
    const $ = recap({ namesText: 'www.one.example *.two.example' })

    expect($('[name="method[one.example]"]:checked').val()).toBe('dns_cname')
    expect(
      $('[name="method[two.example]"]')
        .toArray()
        .map(({ attribs }) => attribs['value']),
    ).toEqual(['dns_cname', 'email'])
    expect($('[name="address[two.example]"]')).toHaveLength(5)
    expect($('[name="method[one.example]"][value=email]').closest('label').text()).toContain('15 Mar 2028')
  })

  test('says the names become public, who may issue, and that clients are not identified', () => {
    const text = recap()('.remarks').text()

    for (const part of ['open logs', 'sectigo.com', 'client authentication']) expect(text).toContain(part)
  })

  test('counts the certificates that the plan needs and says when each one is due', () => {
    const $ = recap({ years: 2 })

    expect($('details dt')).toHaveLength(7)
    expect($('main').text()).toContain('needs 7 certificates')
    expect($('details dd').first().text()).toContain('23 Nov 2026')
  })

  test('leaves the count out for a test certificate, which has no successor', () => {
    expect(recap({ productCode: 'tbs-x509-test', paymentMeans: 'free' })('details dt')).toHaveLength(0)
  })

  test('says what the button does: order, ask for the quote, or ask for approval', () => {
    const { csrPem } = makeCsr({ commonName: 'www.harbour-bakery.example' })
    const button = (...given: Parameters<typeof recap>) => recap(...given)('.summary button').text()

    expect(button({ quote: false, csrPem })).toBe('Place the order')
    expect(button({ quote: true })).toBe('Ask for the quote')
    expect(button({ quote: false, csrPem }, ['Nadine', 'Luc'])).toBe('Send for approval')
  })

  test('names who must approve', () => {
    expect(recap({}, ['Nadine Vautrin', 'Luc Ferrand'])('.coming').text()).toContain('Nadine Vautrin or Luc Ferrand')
  })

  test.each(LANGUAGES)('is complete in %s', (language) => {
    expect(() => page(anAssessedOrder({ guidance: true, billing: NEW_HOLDER }), ['Luc'], language)).not.toThrow()
  })
})
