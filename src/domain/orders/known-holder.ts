import { invoicedOrganization, type BillingEntity } from '#domain/accounts/billing-entity.ts'
import type { Organization } from '#domain/organizations/organization.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import type { OrderInput } from './order-input.ts'

/** The account's organization with this registration number, however it is spaced. */
export function organizationByNumber<Known extends Pick<Organization, 'registrationNumber'>>(
  number: string,
  organizations: readonly Known[],
): Known | null {
  const key = registrationKey(number)
  return organizations.find(({ registrationNumber }) => registrationNumber === key) ?? null
}

/** The form with a new organization that the account already knows by its number read as that one: nobody types it twice. */
export function recogniseHolder(input: OrderInput, organizations: readonly Organization[]): OrderInput {
  if (input.organization.kind === 'known') return input
  const known = organizationByNumber(input.organization.fields.registrationNumber, organizations)
  return known ? { ...input, organization: { kind: 'known', id: known.id } } : input
}

/** The form with who was chosen to be invoiced written out as kept today; one that is gone stays chosen, and is a fault. */
export function writeOutBilling(input: OrderInput, entities: readonly BillingEntity[]): OrderInput {
  if (input.billingEntityId === null) return input
  const chosen = entities.find(({ id }) => id === input.billingEntityId)
  return { ...input, billing: chosen ? invoicedOrganization(chosen) : null }
}
