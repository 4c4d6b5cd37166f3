import { describe, expect, test } from 'vitest'
import type { Contact, Organization } from '#domain/organizations/organization.ts'
import { blankRegistration, prefilledRegistration } from '#domain/registrations/prefill.ts'

const ORGANIZATION: Organization = {
  id: 'o',
  registrationNumber: '901122333',
  name: 'Harbour Bakery',
  state: null,
  address: { lines: ['3 quai de la Farine', 'Bâtiment B'], postalCode: '14600', city: 'Honfleur', country: 'FR' },
  phone: '+33 2 31 11 22 33',
  vatNumber: null,
  nafCode: '10.71C',
  kind: null,
}
const MARGAUX: Contact = {
  id: 'm',
  organizationId: 'o',
  firstName: 'Margaux',
  lastName: 'Lehoux',
  email: 'margaux@harbour-bakery.example',
  phone: '+33 2 31 11 22 33',
  jobTitle: null,
  language: 'fr',
}
const PIERRE = { ...MARGAUX, id: 'p', firstName: 'Pierre', email: 'pierre@harbour-bakery.example', jobTitle: 'CTO' }
const typed = ({ firstName, lastName, email, phone, jobTitle }: Contact) => ({
  firstName,
  lastName,
  email,
  phone,
  jobTitle: jobTitle ?? '',
})

describe('the form that a certificate fills', () => {
  test('has the holder as it would be typed, and leaves the choices open', () => {
    const form = prefilledRegistration({ organization: ORGANIZATION, corporate: MARGAUX, technical: PIERRE })

    expect(form).toEqual({
      ...blankRegistration('fr'),
      organization: {
        registrationNumber: '901122333',
        name: 'Harbour Bakery',
        street: '3 quai de la Farine\nBâtiment B',
        postalCode: '14600',
        city: 'Honfleur',
        state: '',
        country: 'FR',
        phone: '+33 2 31 11 22 33',
        vatNumber: '',
        nafCode: '',
      },
      corporate: typed(MARGAUX),
      technical: typed(PIERRE),
    })
  })

  test.each([
    ['one contact for both', MARGAUX, MARGAUX],
    ['a corporate contact alone', MARGAUX, null],
  ])('ticks that they are the same person: %s', (_what, corporate, technical) => {
    const form = prefilledRegistration({ organization: ORGANIZATION, corporate, technical })

    expect([form.corporate, form.technical]).toEqual([typed(MARGAUX), null])
  })

  test('is blank about people that the order does not have', () => {
    const form = prefilledRegistration({ organization: ORGANIZATION, corporate: null, technical: null })

    expect([form.corporate.email, form.technical, form.language]).toEqual(['', null, 'en'])
  })
})
