import { describe, expect, test } from 'vitest'
import { isSure, outsideMatches, readOutsideCertificate, type OutsideCandidate } from '#domain/outside/outside-order.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot, NAMES } from '../certificates/demo-chain.ts'

const CANDIDATE: OutsideCandidate = {
  id: '0e5a0000-0000-4000-9000-000000000001',
  reference: 'WEB-1',
  commonName: 'www.kervran.example',
  productName: 'PositiveSSL',
  organizationName: 'Somebody else',
  registrationNumber: '',
  buyerEmail: 'somebody@elsewhere.example',
  validTo: new Date('2027-01-01T00:00:00Z'),
}
const KERVRAN = {
  registrationNumber: '912 345 675',
  name: 'Ateliers Kervran SAS',
  addresses: ['maelle.quere@ateliers-kervran.example'],
}
const reasonsOf = (fields: Partial<OutsideCandidate>, compared = KERVRAN) =>
  outsideMatches(compared, [{ ...CANDIDATE, ...fields }]).flatMap(({ reasons }) => reasons)

describe('an order of the register', () => {
  test.each([
    ['the number', { registrationNumber: '912345675' }, ['registration_number']],
    ['the number of an establishment', { registrationNumber: '91234567500018' }, ['registration_number']],
    ['a name like it', { organizationName: 'Ateliers Kervran' }, ['name']],
    ['the mail domain', { buyerEmail: 'Yanis@ATELIERS-kervran.example' }, ['mail_domain']],
    ['nothing', {}, []],
  ])('that shares %s says so', (_what, fields, reasons) => {
    expect(reasonsOf(fields)).toEqual(reasons)
  })

  test('matches nobody by an address that anybody can have', () => {
    expect(reasonsOf({ buyerEmail: 'a@gmail.com' }, { ...KERVRAN, addresses: ['b@gmail.com'] })).toEqual([])
  })

  test('without a number matches no registration without one', () => {
    expect(reasonsOf({}, { ...KERVRAN, registrationNumber: '' })).toEqual([])
  })

  test('is proposed at once only for its number, and stands first then', () => {
    const found = outsideMatches(KERVRAN, [
      { ...CANDIDATE, id: 'by name', organizationName: 'Ateliers Kervran' },
      { ...CANDIDATE, id: 'by number', registrationNumber: '912345675' },
    ])

    expect(found.map(({ id }) => id)).toEqual(['by number', 'by name'])
    expect(found.map(isSure)).toEqual([true, false])
  })
})

describe('a pasted certificate', () => {
  test('tells names, organization, days and number, whatever stands around it', () => {
    const issuing = makeIssuing(makeRoot())
    const subject = { organization: 'Harbour Bakery', country: 'FR' }
    const request = leafRequest({ profile: 'ov', subject })
    const leaf = issueLeaf(issuing, request, { serial: '4d03' })

    const read = readOutsideCertificate(`Here it is:\n${issuing.certificate.pem}${leaf.pem}`)

    expect(read).toMatchObject({ serial: '4d03', sha256: leaf.sha256, validTo: leaf.notAfter, pem: leaf.pem })
    expect(read).toMatchObject({ commonName: NAMES[0], organizationName: 'Harbour Bakery', registrationNumber: '' })
    expect(read?.names).toEqual(NAMES)
  })

  test('of a company under extended validation tells its number', () => {
    const subject = { organization: 'Kervran', country: 'FR', serialNumber: '912 345 675' }
    const leaf = issueLeaf(makeIssuing(makeRoot()), leafRequest({ profile: 'ev', subject }))

    expect(readOutsideCertificate(leaf.pem)).toMatchObject({ registrationNumber: '912 345 675' })
  })

  test('that names nobody has empty names', () => {
    const leaf = issueLeaf(makeIssuing(makeRoot()), leafRequest({ names: [] }))

    expect(readOutsideCertificate(leaf.pem)).toMatchObject({ commonName: '', names: [], organizationName: '' })
  })

  test.each(['', 'nothing', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'that can’t be read is none: %j',
    (text) => {
      expect(readOutsideCertificate(text)).toBeNull()
    },
  )
})
