import { describe, expect, test } from 'vitest'
import { caaIssuers, caaParametersBind } from '#domain/rules/caa.ts'

describe('what a CAA record must name', () => {
  test.each([
    ['sectigo', 'sectigo.com'],
    ['digicert', 'digicert.com'],
    ['globalsign', 'globalsign.com'],
    ['harica', 'harica.gr'],
    ['certigna', 'certigna.fr'],
  ])('for %s is best %s', (supplier, issuer) => {
    expect(caaIssuers(supplier)[0]).toBe(issuer)
  })

  test('may be any brand of DigiCert', () => {
    expect(caaIssuers('digicert')).toEqual(expect.arrayContaining(['thawte.com', 'geotrust.com', 'rapidssl.com']))
  })

  test('is nothing for a supplier without public certificates', () => {
    expect(caaIssuers('signiflow')).toEqual([])
  })

  test('is bound by its parameters from 15 March 2027 on', () => {
    expect(caaParametersBind(new Date('2027-03-14T23:59:59Z'))).toBe(false)
    expect(caaParametersBind(new Date('2027-03-15T00:00:00Z'))).toBe(true)
  })
})
