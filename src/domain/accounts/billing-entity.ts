import { versionOf } from '#domain/access/profile.ts'
import { NO_ORGANIZATION } from '#domain/orders/blank-order.ts'
import type { OrganizationInput } from '#domain/orders/order-input.ts'

/** What is asked about somebody to be invoiced: the order form's own questions, which have no NAF code. */
export type BillingFields = Omit<OrganizationInput, 'nafCode'>

/** Somebody whom the account's orders may be invoiced to instead of the account itself. */
export interface BillingEntity extends BillingFields {
  readonly id: string
  readonly isDefault: boolean
  /** Since when order forms don't offer it any more; what was invoiced to it stays. */
  readonly retiredAt: Date | null
}

/** The entity as an order keeps it. */
export function invoicedOrganization(entity: BillingFields): OrganizationInput {
  const { registrationNumber, name, street, postalCode, city, state, country, phone, vatNumber } = entity
  return {
    ...NO_ORGANIZATION,
    registrationNumber,
    name,
    street,
    postalCode,
    city,
    state,
    country,
    phone,
    vatNumber,
  }
}

const FIELDS = [
  'registrationNumber',
  'name',
  'street',
  'postalCode',
  'city',
  'state',
  'country',
  'phone',
  'vatNumber',
] as const satisfies readonly (keyof BillingFields)[]

/** Names what the form was filled from, so that of two at once the second is told. */
export const billingVersion = (entity: BillingFields): string => versionOf(...FIELDS.map((field) => entity[field]))

/** The fields in which two versions differ. */
export function changedBillingFields(before: BillingFields, after: BillingFields): readonly (keyof BillingFields)[] {
  return FIELDS.filter((field) => before[field] !== after[field])
}
