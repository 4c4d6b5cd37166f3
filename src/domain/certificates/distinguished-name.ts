import { ATTRIBUTE } from '#domain/asn1/oids.ts'
import { ia5, oid, printable, seq, set, utf8 } from '#domain/asn1/write.ts'
import { NAME_ORDER, PRINTABLE_FIELDS, type NameField, type NameFields } from './family.ts'

/** Writes a Name: one attribute a step, in the order of `NAME_ORDER`, absent ones left out. */
export function distinguishedName(fields: NameFields): Buffer {
  const steps = NAME_ORDER.flatMap((field) => {
    const value = fields[field]
    return value === undefined ? [] : [set(seq(oid(ATTRIBUTE[field]), attributeValue(field, value)))]
  })
  return seq(...steps)
}

function attributeValue(field: NameField, value: string): Buffer {
  if (PRINTABLE_FIELDS.has(field)) return printable(value)
  return field === 'email' ? ia5(value) : utf8(value)
}
