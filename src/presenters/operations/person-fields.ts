import { LONGEST_FIELD } from '#domain/orders/holder-faults.ts'
import { standsFor, type Contact, type KnownContact } from '#domain/organizations/organization.ts'
import { option } from '#presenters/components/field.ts'
import type { Ask, FormFacts } from './form-facts.ts'

/** A person of the order: a known one, for the technical contact the same as the corporate one, or somebody new. */
export function personFields(ask: Ask, role: 'corporate' | 'technical', { assessed, t }: FormFacts) {
  const contacts = holderFirst(assessed).filter(({ proposedAs }) => proposedAs.includes(role))
  const title = t(`operations.people.${role}`)
  const canBeSame = role === 'technical'
  const maxlength = LONGEST_FIELD
  const text = (name: string, label: string, more: Partial<Parameters<Ask>[0]> = {}) =>
    ask({ name: `${role}_${name}`, label, maxlength, required: true, ...more }, title)
  return {
    role,
    title,
    text: t(`operations.people.${role}_text`),
    choice:
      contacts.length === 0 && !canBeSame
        ? null
        : ask({
            kind: 'select',
            name: role,
            label: t('operations.people.choice'),
            required: true,
            options: [
              ...(canBeSame ? [option('same', t('operations.people.same'))] : [option('', t('shell.form.choose'))]),
              ...contacts.map((person) => option(person.id, personLabel(person, assessed))),
              option('new', t('operations.people.new')),
            ],
          }),
    fields: [
      text('first_name', t('operations.people.first_name'), { autocomplete: 'off' }),
      text('last_name', t('operations.people.last_name'), { autocomplete: 'off' }),
      text('job_title', t('operations.people.job_title'), { required: false, autocomplete: 'off' }),
      text('email', t('operations.people.email'), {
        kind: 'email',
        hint: t(`operations.people.${role}_email_hint`),
        autocomplete: 'off',
      }),
      text('phone', t('operations.people.phone'), { kind: 'tel', autocomplete: 'off' }),
    ],
  }
}

export const personName = ({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`

/** The holder's people stand before everybody else's. */
function holderFirst({ input, context }: FormFacts['assessed']): readonly KnownContact[] {
  const { organization } = input
  const holder = organization.kind === 'known' ? organization.id : null
  const isTheirs = (person: KnownContact) => standsFor(person, holder)
  return [...context.contacts.filter(isTheirs), ...context.contacts.filter((person) => !isTheirs(person))]
}

function personLabel(person: Contact, { context }: FormFacts['assessed']): string {
  const organization = context.organizations.find(({ id }) => id === person.organizationId)
  return organization ? `${personName(person)}, ${organization.name}` : personName(person)
}
