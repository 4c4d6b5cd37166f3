import { load, type CheerioAPI } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { render } from '#http/views.ts'
import { translator } from '#platform/i18n.ts'
import { checkPage } from '#presenters/operations/check-page.ts'
import type { FormFacts } from '#presenters/operations/form-facts.ts'
import { orderFormPage } from '#presenters/operations/order-form-page.ts'
import { makeCsr } from '../../support/csrs.ts'
import { aShell } from '../../support/shell.ts'
import { aContext, anAssessedOrder, BAKERY, NEW_HOLDER } from '../../domain/orders/sample-assessment.ts'
import { formFacts } from './sample-form.ts'

const page = (facts: FormFacts): CheerioAPI =>
  load(render('operations/order-form', { page: orderFormPage(facts), t: facts.t, shell: aShell() }))

const { csrPem } = makeCsr({ commonName: 'www.harbour-bakery.example', names: ['shop.harbour-bakery.example'] })

describe('the order form', () => {
  test.each(LANGUAGES)('asks everything in %s, each question with a label of its own', (language) => {
    const $ = page(formFacts(undefined, {}, language))

    const ids = $('input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea').toArray()
    for (const { attribs } of ids.filter(({ attribs }) => attribs['type'] !== 'search'))
      expect($(`label[for="${attribs['id']}"]`).length, attribs['name']).toBe(1)
  })

  test('shows again what was typed', () => {
    const assessed = anAssessedOrder({ organization: { kind: 'new', fields: NEW_HOLDER }, software: 'a toaster' })
    const $ = page(formFacts(assessed))

    expect($('[name=organization_name]').val()).toBe('Crumbs SAS')
    expect($('[name=software]').val()).toBe('other')
    expect($('[name=software_other]').val()).toBe('a toaster')
    expect($('[name=years]:checked').val()).toBe('1')
  })

  test('asks for a new organization at once where none is known', () => {
    const context = aContext(undefined, { organizations: [], contacts: [] })
    const assessed = anAssessedOrder({ organization: { kind: 'new', fields: NEW_HOLDER } }, context)
    const $ = page(formFacts(assessed))

    expect($('input[type=hidden][name=organization]').val()).toBe('new')
    expect($('[name=organization_name]').closest('.either-more').length).toBe(0)
  })

  test('lists a known organization under its number', () => {
    const $ = page(formFacts())

    expect($(`[name=organization] option[value="${BAKERY.id}"]`).text()).toContain('901122333')
  })

  test('asks for the parts only that the product is sold with', () => {
    const names = (code: string) => {
      const $ = page(formFacts(anAssessedOrder({ productCode: code })))
      return ['guidance', 'licences', 'chain'].filter((name) => $(`[name=${name}]`).length > 0)
    }

    expect(names('tbs-x509-multi-site')).toEqual(['guidance', 'licences', 'chain'])
    expect(names('positivessl')).toEqual(['guidance', 'chain'])
    expect(names('certigna-ssl')).toEqual(['guidance', 'licences'])
  })

  test('asks who has to give a purchase order number for it, and offers no quote to who pays by the month', () => {
    const account = { ...aContext().account, purchaseOption: 'monthly', purchaseOrderRequired: true } as const
    const assessed = anAssessedOrder({ paymentMeans: 'monthly', quote: false }, aContext(undefined, { account }))
    const $ = page(formFacts(assessed))

    expect($('[name=purchase_order]').attr('required')).toBeDefined()
    expect($('[name=quote]').length).toBe(0)
  })
})

describe('a form with faults', () => {
  const assessed = anAssessedOrder({
    namesText: 'www.harbour-bakery.example foo_bar.example',
    organization: { kind: 'new', fields: { ...NEW_HOLDER, city: '' } },
    software: '',
  })

  test('leads from each line at the top to a field that is there, with an arrow at it', () => {
    const $ = page(formFacts(assessed, { withFaults: true }))

    const targets = $('.error-summary a')
      .toArray()
      .map(({ attribs }) => attribs['href'] ?? '')
    expect(targets).toEqual(['#field-organization-city', '#field-corporate', '#field-names', '#field-software'])
    for (const target of targets) expect($(target).closest('.field').find('.field-error').length).toBe(1)
  })

  test('says nothing of them before it is sent', () => {
    const $ = page(formFacts(assessed))

    expect($('.error-summary, .field-error').length).toBe(0)
  })

  test('says below the names what is wrong with each', () => {
    const $ = page(formFacts(assessed, { withFaults: true }))

    expect($('#live-names .tone-stop').text()).toContain('foo_bar.example')
  })

  test('asks for the name of a software that is not listed where it is typed', () => {
    const $ = page(formFacts(assessed, { withFaults: true, typed: { software: 'other' } }))

    expect($('[name=software_other]').closest('.field').find('.field-error').length).toBe(1)
    expect($('[name=software]').closest('.field').find('.field-error').length).toBe(0)
  })
})

describe('the CSR read back', () => {
  test('says what is in it and offers its names', () => {
    const $ = page(formFacts(anAssessedOrder({ csrPem })))

    expect($('.csr-card dd').text()).toContain('ECDSA P-256')
    expect($('.csr-card button[name=add]').val()).toBe('shop.harbour-bakery.example')
  })

  test('is a warning in the place of a private key, and nothing of the key is on the page', () => {
    const { keyPem } = makeCsr({ commonName: 'www.harbour-bakery.example' })
    const assessed = anAssessedOrder({}, aContext(), readCsrText(keyPem))
    const $ = page(formFacts(assessed, { withFaults: true }))

    expect($('#live-csr [role=alert]').text()).toContain(translator('en')('csr.faults.key_title'))
    expect($.html()).not.toContain(keyPem.split('\n')[1])
  })

  test('prints no markup that a CSR holds', () => {
    const { csrPem: hostile } = makeCsr({ commonName: '<script>alert(1)</script>' })
    const $ = page(formFacts(anAssessedOrder({ csrPem: hostile })))

    expect(
      $('script')
        .toArray()
        .map(({ attribs }) => attribs['src']),
    ).not.toContain(undefined)
    expect($('.csr-card').text()).toContain('<script>')
  })
})

describe('the answer to a live check', () => {
  test('has the same parts as the form, by the same names', () => {
    const facts = formFacts(anAssessedOrder({ csrPem, namesText: 'www.harbour-bakery.example' }))
    const form = page(facts)
    const answer = load(render('operations/check', { page: checkPage(facts), t: facts.t, shell: aShell() }))

    const parts = answer('[id^=live-]')
      .toArray()
      .map(({ attribs }) => attribs['id'] ?? '')
    expect(parts).toHaveLength(5)
    for (const id of parts) expect(answer(`#${id}`).html()).toBe(form(`#${id}`).html())
  })

  test('says aloud how many names there are, what they cost and whether one is wrong', () => {
    const { announcement } = checkPage(formFacts(anAssessedOrder({ namesText: 'www.one.example foo_bar.example' })))

    expect(announcement).toBe('1 name needs another look. 1 name in the certificate. Total: €310.80.')
  })
})
