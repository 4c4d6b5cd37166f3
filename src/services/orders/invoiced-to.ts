import type { OrganizationInput } from '#domain/orders/order-input.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import type { AccountTerms } from '#stores/account-store.ts'

/**
 * The terms of an order that is invoiced to somebody else, once it is said where that is. The VAT number of that buyer
 * is not confirmed yet.
 */
export function invoicedTo(account: AccountTerms, billing: OrganizationInput | null): AccountTerms {
  if (!billing || billing.country === '') return account
  const { registrationNumber, name, street, postalCode, city, country, vatNumber } = billing
  return {
    ...account,
    vatNumberValid: false,
    buyer: {
      name,
      registrationNumber: registrationKey(registrationNumber),
      vatNumber: vatNumber === '' ? null : vatNumber,
      address: { lines: street.split('\n').map((line) => line.trim()), postalCode, city, country },
      contactName: null,
    },
  }
}
