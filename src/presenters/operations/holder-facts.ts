import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { holderKindOf } from '#domain/orders/holder-faults.ts'
import type { ContactChoice, OrganizationInput } from '#domain/orders/order-input.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { fact, facts, type Fact } from '#presenters/orders/facts.ts'
import { countryName } from './holder-fields.ts'
import { personName } from './person-fields.ts'

interface Words {
  readonly t: Translate
  readonly language: Language
}

/** Who holds the certificate, whether known or new. */
export function holderFacts(draft: AssessedOrder, words: Words): readonly Fact[] {
  const { input, context } = draft
  const kind = context.product.caFamily === 'ev' ? holderKindOf(input, context.organizations) : null
  const label = words.t('operations.holder_kind.label')
  return [...facts([fact(label, kind && words.t(`operations.holder_kind.${kind}`))]), ...placeFacts(draft, words)]
}

function placeFacts({ input, context }: AssessedOrder, words: Words): readonly Fact[] {
  const { organization } = input
  if (organization.kind === 'new') return organizationFacts(organization.fields, words)
  const known = context.organizations.find(({ id }) => id === organization.id)
  if (!known) return []
  const { name, registrationNumber, address, state, phone } = known
  return organizationFacts(
    {
      name,
      registrationNumber,
      street: address.lines.join('\n'),
      postalCode: address.postalCode,
      city: address.city,
      state: state ?? '',
      country: address.country,
      phone,
      vatNumber: known.vatNumber ?? '',
      nafCode: known.nafCode ?? '',
    },
    words,
  )
}

/** The corporate and the technical contact, each in one line. */
export function personFacts(draft: AssessedOrder, t: Translate): readonly Fact[] {
  const { corporateContact, technicalContact } = draft.input
  const technical = technicalContact.kind === 'same' ? corporateContact : technicalContact
  return facts([
    fact(t('operations.people.corporate'), personText(corporateContact, draft)),
    fact(t('operations.people.technical'), personText(technical, draft)),
  ])
}

/** Whom the invoice is made out to, where it is not the account itself. */
export function invoicedFacts({ input }: AssessedOrder, words: Words): readonly Fact[] {
  return input.billing
    ? facts([fact(words.t('operations.payment.invoiced_to'), nameAndPlace(input.billing, words))])
    : []
}

function organizationFacts(fields: OrganizationInput, { t, language }: Words): readonly Fact[] {
  const { street, postalCode, city, state, country } = fields
  const address = [street.replaceAll('\n', ', '), `${postalCode} ${city}`, state, countryName(country, language)]
  return facts([
    fact(t('operations.organization.name'), fields.name),
    fact(t('operations.organization.registration_number'), fields.registrationNumber),
    fact(t('operations.recap.address'), address.filter((part) => part !== '').join(', ')),
    fact(t('operations.organization.phone'), fields.phone),
    fact(t('operations.organization.vat_number'), fields.vatNumber),
    fact(t('operations.organization.naf_code'), fields.nafCode),
  ])
}

function nameAndPlace({ name, city, country, registrationNumber }: OrganizationInput, { language }: Words): string {
  return `${name}, ${city}, ${countryName(country, language)} (${registrationNumber})`
}

function personText(choice: ContactChoice, { context }: AssessedOrder): string | null {
  if (choice.kind === 'same') return null
  const person = choice.kind === 'new' ? choice.fields : context.contacts.find(({ id }) => id === choice.id)
  if (!person) return null
  const phone = person.phone.replaceAll(' ', '\u00a0')
  return [personName(person), person.jobTitle, person.email, phone].filter(Boolean).join(', ')
}
