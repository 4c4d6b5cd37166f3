import type { AttributeName } from '#domain/asn1/oids.ts'
import type { CsrSubject } from '#domain/csr/parsed-csr.ts'

/** The short forms that people know; other attributes are written by this code's name for them, or their number. */
const SHORT: Readonly<Partial<Record<AttributeName, string>>> = {
  commonName: 'CN',
  country: 'C',
  state: 'ST',
  locality: 'L',
  organization: 'O',
  organizationalUnit: 'OU',
  street: 'street',
  domainComponent: 'DC',
  userId: 'UID',
}

/** A distinguished name as one line, in the order it is written in: `C=FR, O=Harbour Bakery, CN=www.harbour.example`. */
export function nameText({ attributes }: CsrSubject): string {
  return attributes.map(({ oid, name, value }) => `${label(name, oid)}=${escaped(value)}`).join(', ')
}

function label(name: AttributeName | null, oid: string): string {
  return name === null ? oid : (SHORT[name] ?? name)
}

const escaped = (value: string): string => value.replace(/[,+"\\<>;]/g, '\\$&')
