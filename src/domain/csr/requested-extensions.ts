import { EXTENSION, namesByOid, REQUEST_ATTRIBUTE } from '#domain/asn1/oids.ts'
import type { DerNode } from '#domain/asn1/read.ts'
import { contextTag, TAG } from '#domain/asn1/tags.ts'
import { readBoolean, readOid, refuseMalformed } from '#domain/asn1/values.ts'
import { gatherAltNames, type AltNamesInTheMaking } from '#domain/csr/alt-names.ts'
import type { RequestedExtension, SubjectAltNames } from '#domain/csr/parsed-csr.ts'

const NAMES = namesByOid(EXTENSION)

export interface RequestAttributes {
  readonly hasChallengePassword: boolean
  readonly extensions: readonly RequestedExtension[]
  readonly sans: SubjectAltNames
}

/** Reads the attributes of a request (RFC 2985 §5.4), which some programs leave out altogether. */
export function readRequestAttributes(attributes: DerNode | null): RequestAttributes {
  const extensions: RequestedExtension[] = []
  const sans: AltNamesInTheMaking = { dns: [], ip: [], email: [], uri: [], others: 0 }
  let hasChallengePassword = false

  for (const attribute of attributes?.fields(contextTag(0, 'constructed')).rest() ?? []) {
    const parts = attribute.fields()
    const oid = readOid(parts.take())
    const values = parts.take(TAG.set).fields(TAG.set)
    parts.close()
    if (oid === REQUEST_ATTRIBUTE.challengePassword) hasChallengePassword = true
    for (const value of values.rest()) {
      if (holdsExtensions(oid))
        for (const extension of value.fields().rest()) extensions.push(readExtension(extension, sans))
      else refuseMalformed(value)
    }
  }
  return { hasChallengePassword, extensions, sans }
}

function holdsExtensions(oid: string): boolean {
  return oid === REQUEST_ATTRIBUTE.extensionRequest || oid === REQUEST_ATTRIBUTE.microsoftExtensionRequest
}

function readExtension(extension: DerNode, sans: AltNamesInTheMaking): RequestedExtension {
  const parts = extension.fields()
  const oid = readOid(parts.take())
  const critical = parts.takeIf(TAG.boolean)
  const value = parts.take(TAG.octetString)
  parts.close()
  if (oid === EXTENSION.subjectAltName) gatherAltNames(value.wrapped(), sans)
  return { oid, name: NAMES.get(oid) ?? null, critical: critical !== null && readBoolean(critical) }
}
