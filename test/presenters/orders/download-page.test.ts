import { describe, expect, test } from 'vitest'
import { DOWNLOAD_FORMATS } from '#domain/certificates/downloads.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { addDays } from '#domain/shared/time.ts'
import { downloadPage, type IssuedCertificate } from '#presenters/orders/download-page.ts'
import { rendered, wordsOf } from './rendered.ts'
import { aFile, anIssued, NOW, pageFacts } from './sample-file.ts'

function issued(fields: Partial<IssuedCertificate> = {}): IssuedCertificate {
  const certificate = anIssued(addDays(NOW, -10), fields)
  if (!certificate.issued) throw new Error('not issued')
  return { ...certificate, issued: certificate.issued }
}

const show = (software: string, certificate = issued(), language: 'en' | 'fr' = 'en') =>
  rendered('download', downloadPage(pageFacts(aFile({ order: { software } }), { language }), certificate), language)

describe('the page of a certificate', () => {
  test('offers every format at its own address', () => {
    const certificate = issued()
    const $ = show('nginx', certificate)

    expect(
      $('table a')
        .get()
        .map((link) => $(link).attr('href')),
    ).toEqual(DOWNLOAD_FORMATS.map((format) => `/orders/CH100123/certificates/${certificate.issued.serial}/${format}`))
  })

  test('leaves out what can not be made of what was delivered', () => {
    const { issued: facts, ...rest } = issued()
    const $ = show('nginx', { ...rest, issued: { ...facts, chainPem: [] } })
    const formats = $('table a')
      .get()
      .map((link) => $(link).attr('href')?.split('/').at(-1))

    expect(formats).not.toContain('chain')
    expect(formats).not.toContain('root')
  })

  test.each([
    ['nginx', 'bundle', 'nginx'],
    ['Microsoft IIS', 'p7b', null],
    ['Tomcat / Java', 'p7b', null],
    ['HAProxy', 'bundle', 'HAProxy'],
    ['', 'cer', null],
  ])('for «%s» recommends %s', (software, format, server) => {
    const $ = show(software)

    expect($('.btn-seal').attr('href')).toMatch(new RegExp(`/${format}$`))
    expect($('details[open] summary').text()).toBe(server ?? '')
  })

  test('reads the certificate back', () => {
    const certificate = issued()
    const facts = wordsOf(show('nginx', certificate), 'dl.facts')

    expect(facts).toContain('www.harbour.example, harbour.example, shop.harbour.example')
    expect(facts).toContain(certificate.issued.serial)
    expect(facts).toContain(certificate.issued.sha256)
    expect(facts).toContain('serverAuth')
  })

  test('shows who vouches for it, up to the root', () => {
    const $ = show('nginx')

    expect(
      $('.chain li')
        .get()
        .map((link) => $(link).contents().first().text().trim()),
    ).toEqual(['www.harbour.example', 'Demo Issuing CA', 'Demo Root'])
  })

  test.each(LANGUAGES)('can be shown in %s', (language) => {
    expect(show('nginx', issued(), language)('h1').text()).toContain('www.harbour.example')
  })
})
