import { describe, expect, test } from 'vitest'
import { SUBJECT_FIELDS, type SubjectRules } from '#domain/catalogue/subject-fields.ts'
import { automaticChecks } from '#presenters/staff/case-checks.ts'
import { distinguishedName, newKeyPair, requestDer, signedWith, toCsrPem } from '../../support/csrs.ts'
import { aFile, aRequest, aValidation, NOW } from '../orders/sample-file.ts'
import { aCase, caseFacts } from './sample-case.ts'

const checksOf = (...[fields]: Parameters<typeof aCase>) =>
  automaticChecks(caseFacts(aCase({ caaChecks: [], validations: [], ...fields }))).map(
    ({ title, pill }) => [title, pill.tone] as const,
  )

const registered = (registrationNumber: string, country: string) => {
  const { organization } = aFile()
  if (!organization) throw new Error('the sample has an organization')
  return { ...organization, registrationNumber, address: { ...organization.address, country } }
}

describe('the automatic checks of a case', () => {
  test('say so while CAA has not been looked up', () => {
    expect(checksOf()[0]).toEqual(['CAA', 'quiet'])
  })

  test.each([
    [true, 'done'],
    [false, 'stop'],
  ] as const)('tell whether CAA lets the authority issue: %s', (allowed, tone) => {
    const check = {
      name: 'a.example',
      allowed,
      code: 'no_record',
      domain: null,
      record: null,
      checkedAt: NOW,
      nextLookAt: null,
    }

    expect(checksOf({ caaChecks: [check] })[0]).toEqual(['CAA of a.example', tone])
  })

  test.each([
    [null, 'work'],
    [NOW, 'done'],
  ] as const)('tell whether a domain is proved', (validatedAt, tone) => {
    expect(checksOf({ validations: [aValidation({ validatedAt })] })).toContainEqual([
      'Control of harbour.example',
      tone,
    ])
  })

  test.each([
    ['876543216', 'FR', 'done'],
    ['876543217', 'FR', 'stop'],
    ['09876543', 'GB', 'quiet'],
    ['12', 'GB', 'stop'],
  ] as const)('judge the registration number %s of %s', (number, country, tone) => {
    expect(checksOf({ organization: registered(number, country) })).toContainEqual([
      `Registration number ${number}`,
      tone,
    ])
  })

  test('compare the subject of the request with the register', () => {
    const subject = distinguishedName([
      ['commonName', 'www.harbour.example'],
      ['organization', 'HARBOUR BAKERY LIMITED'],
      ['locality', 'Bristol'],
      ['country', 'FR'],
    ])
    const csrPem = toCsrPem(requestDer({ subject, ...signedWith(newKeyPair('p256').privateKey) }))

    const compared = checksOf({ certificates: [aRequest({ csrPem })] }).filter(([title]) => title.startsWith('Request'))

    expect(compared).toEqual([
      ['Request: organization', 'act'],
      ['Request: city', 'done'],
      ['Request: country', 'stop'],
    ])
  })

  test('miss the request where the product needs one', () => {
    const subjectFields = Object.fromEntries(SUBJECT_FIELDS.map((field) => [field, 'optional'])) as SubjectRules
    const product = { ...aCase().product, subjectFields }

    expect(checksOf({ product, certificates: [aRequest({ csrPem: null })] })).toContainEqual([
      'Certificate request (CSR)',
      'work',
    ])
  })
})
