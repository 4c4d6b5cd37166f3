import { versionOf } from '#domain/access/profile.ts'
import type { PostalAddress } from '#domain/documents/document.ts'
import { vatTerritory } from '#domain/tax/vat-territory.ts'

/** What an account keeps of its own address: the country decides its taxes and stays the operator's. */
export interface AddressFields {
  /** Lines of the street. */
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly phone: string
}

/** An account's address with what is not asked about it. */
export interface AccountAddress extends AddressFields {
  readonly country: string
}

const FIELDS = ['street', 'postalCode', 'city', 'phone'] as const satisfies readonly (keyof AddressFields)[]

export function addressOf({ address, phone }: { readonly address: PostalAddress; readonly phone: string }) {
  const { lines, postalCode, city, country } = address
  return { street: lines.join('\n'), postalCode, city, phone, country } satisfies AccountAddress
}

/** The address as it is kept and printed on documents. */
export function postalAddress({ street, postalCode, city }: AddressFields, country: string): PostalAddress {
  const lines = street.split('\n').map((line) => line.trim())
  return { lines: lines.filter((line) => line !== ''), postalCode, city, country }
}

/** Names what the form was filled from, so that of two at once the second is told. */
export const addressVersion = (address: AddressFields): string => versionOf(...FIELDS.map((field) => address[field]))

/** The fields in which two versions differ. */
export function changedAddressFields(before: AddressFields, after: AddressFields): readonly (keyof AddressFields)[] {
  return FIELDS.filter((field) => before[field] !== after[field])
}

/** Whether another postal code is another VAT territory, as between Paris and Guadeloupe: that is the operator's to decide. */
export const changesTaxes = ({ country, postalCode }: AccountAddress, wanted: AddressFields): boolean =>
  vatTerritory(country, postalCode) !== vatTerritory(country, wanted.postalCode)
