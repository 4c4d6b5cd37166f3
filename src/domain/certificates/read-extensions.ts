import { ACCESS, EXTENSION, KEY_PURPOSE, namesByOid, type ExtensionName } from '#domain/asn1/oids.ts'
import type { DerNode } from '#domain/asn1/read.ts'
import { contextTag, TAG } from '#domain/asn1/tags.ts'
import { readAscii, readBoolean, readInteger, readOid } from '#domain/asn1/values.ts'
import { gatherAltNames, type AltNamesInTheMaking } from '#domain/csr/alt-names.ts'
import type { SubjectAltNames } from '#domain/csr/parsed-csr.ts'
import { KEY_USAGES, type KeyUsage } from './extensions.ts'

/** What the extensions of a certificate say; null and empty stand for an absent extension. */
export interface CertificateExtensions {
  readonly sans: SubjectAltNames
  readonly keyUsage: readonly KeyUsage[] | null
  /** By name where this code has one, as dotted text otherwise. */
  readonly purposes: readonly string[]
  readonly policies: readonly string[]
  readonly isAuthority: boolean
  readonly pathLength: number | null
  /** Lower-case hexadecimal, as are the identifiers below. */
  readonly subjectKeyIdentifier: string | null
  readonly authorityKeyIdentifier: string | null
  readonly crlUrls: readonly string[]
  readonly ocspUrls: readonly string[]
  readonly issuerUrls: readonly string[]
  readonly all: readonly ListedExtension[]
}

export interface ListedExtension {
  readonly oid: string
  readonly name: ExtensionName | null
  readonly critical: boolean
  readonly value: DerNode
}

const NAMES = namesByOid(EXTENSION)
const PURPOSES: ReadonlyMap<string, string> = namesByOid(KEY_PURPOSE)
const URI = contextTag(6, 'primitive')
const WRAPPER = contextTag(0, 'constructed')

/** Reads the extensions of a certificate, or of one that has none. */
export function readExtensions(list: DerNode | null): CertificateExtensions {
  const all = list === null ? [] : [...list.fields().rest()].map(readExtension)
  const find = (name: ExtensionName): DerNode | null => all.find((one) => one.name === name)?.value.wrapped() ?? null
  const access = readAccess(find('authorityInformationAccess'))
  return {
    sans: readSans(find('subjectAltName')),
    keyUsage: readKeyUsage(find('keyUsage')),
    purposes: oids(find('extendedKeyUsage')).map((oid) => PURPOSES.get(oid) ?? oid),
    policies: items(find('certificatePolicies')).map((policy) => readOid(policy.fields().take())),
    ...readBasicConstraints(find('basicConstraints')),
    subjectKeyIdentifier: find('subjectKeyIdentifier')?.content.toString('hex') ?? null,
    authorityKeyIdentifier: readAuthorityKeyIdentifier(find('authorityKeyIdentifier')),
    crlUrls: readDistributionPoints(find('crlDistributionPoints')),
    ocspUrls: access.filter(({ method }) => method === ACCESS.ocsp).map(({ url }) => url),
    issuerUrls: access.filter(({ method }) => method === ACCESS.caIssuers).map(({ url }) => url),
    all,
  }
}

function readExtension(extension: DerNode): ListedExtension {
  const parts = extension.fields()
  const oid = readOid(parts.take())
  const critical = parts.takeIf(TAG.boolean)
  const value = parts.take(TAG.octetString)
  parts.close()
  return { oid, name: NAMES.get(oid) ?? null, critical: critical !== null && readBoolean(critical), value }
}

function readSans(names: DerNode | null): SubjectAltNames {
  const sans: AltNamesInTheMaking = { dns: [], ip: [], email: [], uri: [], others: 0 }
  if (names !== null) gatherAltNames(names, sans)
  return sans
}

function readKeyUsage(usage: DerNode | null): readonly KeyUsage[] | null {
  if (usage === null) return null
  const [, ...octets] = usage.content
  return KEY_USAGES.filter((_, position) => ((octets[position >> 3] ?? 0) & (0x80 >> (position & 7))) !== 0)
}

function readBasicConstraints(constraints: DerNode | null): { isAuthority: boolean; pathLength: number | null } {
  const parts = constraints?.fields()
  const flag = parts?.takeIf(TAG.boolean)
  const pathLength = parts?.takeIf(TAG.integer)
  return {
    isAuthority: flag ? readBoolean(flag) : false,
    pathLength: pathLength ? Number(readInteger(pathLength)) : null,
  }
}

function readAuthorityKeyIdentifier(identifier: DerNode | null): string | null {
  return identifier?.fields().takeIf(contextTag(0, 'primitive'))?.content.toString('hex') ?? null
}

function readAccess(access: DerNode | null): readonly { method: string; url: string }[] {
  return items(access).flatMap((description) => {
    const parts = description.fields()
    const method = readOid(parts.take())
    const location = parts.takeIf(URI)
    return location === null ? [] : [{ method, url: readAscii(location) }]
  })
}

/** Only full names: no public authority uses names relative to its own. */
function readDistributionPoints(points: DerNode | null): readonly string[] {
  return items(points).flatMap((point) => {
    const fullName = point.fields().takeIf(WRAPPER)?.fields(WRAPPER).takeIf(WRAPPER)
    const names = fullName ? [...fullName.fields(WRAPPER).rest()] : []
    return names.filter(({ tag }) => tag === URI).map(readAscii)
  })
}

const items = (list: DerNode | null): readonly DerNode[] => (list === null ? [] : [...list.fields().rest()])
const oids = (list: DerNode | null): readonly string[] => items(list).map(readOid)
