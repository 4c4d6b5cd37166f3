import { ATTRIBUTE, namesByOid, type AttributeName } from '#domain/asn1/oids.ts'
import type { DerNode } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'
import { readOid, readText } from '#domain/asn1/values.ts'
import type { CsrSubject, SubjectAttribute } from '#domain/csr/parsed-csr.ts'

const NAMES = namesByOid(ATTRIBUTE)

/** Reads a distinguished name (RFC 5280 §4.1.2.4) in the order it is written in. */
export function readSubject(name: DerNode): CsrSubject {
  const attributes: SubjectAttribute[] = []
  const fields: Partial<Record<AttributeName, string>> = {}
  for (const relativeName of name.fields().rest()) {
    for (const pair of relativeName.fields(TAG.set).rest()) {
      const attribute = readAttribute(pair)
      attributes.push(attribute)
      if (attribute.name !== null) fields[attribute.name] ??= attribute.value
    }
  }
  return { attributes, fields }
}

function readAttribute(pair: DerNode): SubjectAttribute {
  const parts = pair.fields()
  const oid = readOid(parts.take())
  const value = readText(parts.take())
  parts.close()
  return { oid, name: NAMES.get(oid) ?? null, value }
}
