import { z } from 'zod'
import { NO_CONTACT, NO_ORGANIZATION } from '#domain/orders/blank-order.ts'
import type { ContactChoice, ContactInput, OrganizationChoice, OrganizationInput } from '#domain/orders/order-input.ts'
import { line, lines } from './clean-text.ts'

/** A form's fields by name, each the text that was typed. */
export type TypedForm = Readonly<Record<string, string>>

const Organization = z
  .object({
    registration_number: line,
    name: line,
    street: lines,
    postal_code: line,
    city: line,
    state: line,
    country: line,
    phone: line,
    vat_number: line,
    naf_code: line,
  })
  .transform((typed): OrganizationInput => ({
    registrationNumber: typed.registration_number,
    name: typed.name,
    street: typed.street,
    postalCode: typed.postal_code,
    city: typed.city,
    state: typed.state,
    country: typed.country.toUpperCase(),
    phone: typed.phone,
    vatNumber: typed.vat_number,
    nafCode: typed.naf_code,
  }))

const Contact = z
  .object({ first_name: line, last_name: line, email: line, phone: line, job_title: line })
  .transform((typed): ContactInput => ({
    firstName: typed.first_name,
    lastName: typed.last_name,
    email: typed.email,
    phone: typed.phone,
    jobTitle: typed.job_title,
  }))

export function readOrganization(typed: TypedForm, prefix: string): OrganizationInput {
  return Organization.parse(under(typed, prefix))
}

export function readContact(typed: TypedForm, prefix: string): ContactInput {
  return Contact.parse(under(typed, prefix))
}

/** `organization` is the id of a known one, or `new`. */
export function readHolder(typed: TypedForm): OrganizationChoice {
  const chosen = line.parse(typed['organization'])
  return chosen === 'new'
    ? { kind: 'new', fields: readOrganization(typed, 'organization_') }
    : { kind: 'known', id: chosen }
}

/** `corporate` and `technical` are the id of a known person, `new`, or (technical only) `same`. */
export function readPerson(typed: TypedForm, field: 'corporate' | 'technical'): ContactChoice {
  const chosen = line.parse(typed[field])
  if (chosen === 'same' && field === 'technical') return { kind: 'same' }
  return chosen === 'new' ? { kind: 'new', fields: readContact(typed, `${field}_`) } : { kind: 'known', id: chosen }
}

/** A choice as the form has it: the same way back. */
export function typedHolder(choice: OrganizationChoice): TypedForm {
  const fields = choice.kind === 'new' ? choice.fields : NO_ORGANIZATION
  return { organization: choice.kind === 'new' ? 'new' : choice.id, ...typedGroup(fields, 'organization_') }
}

export function typedPerson(choice: ContactChoice, field: 'corporate' | 'technical'): TypedForm {
  const fields = choice.kind === 'new' ? choice.fields : NO_CONTACT
  const chosen = choice.kind === 'known' ? choice.id : choice.kind
  return { [field]: chosen, ...typedGroup(fields, `${field}_`) }
}

export function typedGroup(fields: OrganizationInput | ContactInput, prefix: string): TypedForm {
  const named = Object.entries(fields).map(([name, value]) => [
    prefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    String(value),
  ])
  return Object.fromEntries(named) as TypedForm
}

function under(typed: TypedForm, prefix: string): TypedForm {
  const mine = Object.entries(typed).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(mine.map(([name, value]) => [name.slice(prefix.length), value]))
}
