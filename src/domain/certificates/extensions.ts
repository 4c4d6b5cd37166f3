import ipaddr from 'ipaddr.js'
import { ACCESS, EXTENSION, KEY_PURPOSE, type ExtensionName } from '#domain/asn1/oids.ts'
import { context, contextPrimitive, flags, int, octets, oid, seq, TRUE } from '#domain/asn1/write.ts'
import type { TypedName } from './typed-names.ts'

/** Bits of KeyUsage by their names, in their order (RFC 5280 §4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof KEY_USAGES)[number]
export type KeyPurpose = keyof typeof KEY_PURPOSE

export function extension(name: ExtensionName, value: Buffer, { critical = false } = {}): Buffer {
  return seq(oid(EXTENSION[name]), ...(critical ? [TRUE] : []), octets(value))
}

export function keyUsage(usages: readonly KeyUsage[]): Buffer {
  const positions = usages.map((usage) => KEY_USAGES.indexOf(usage))
  return extension('keyUsage', flags(positions), { critical: true })
}

export function extendedKeyUsage(purposes: readonly KeyPurpose[]): Buffer {
  return extension('extendedKeyUsage', seq(...purposes.map((purpose) => oid(KEY_PURPOSE[purpose]))))
}

/** For what is not an authority: present, empty and critical, so that no reader can take it for one. */
export const END_ENTITY = extension('basicConstraints', seq(), { critical: true })

/** For an authority; `0` forbids it to make other authorities. */
export function authority(pathLength?: number): Buffer {
  const value = seq(TRUE, ...(pathLength === undefined ? [] : [int(pathLength)]))
  return extension('basicConstraints', value, { critical: true })
}

export function subjectKeyIdentifier(identifier: Buffer): Buffer {
  return extension('subjectKeyIdentifier', octets(identifier))
}

export function authorityKeyIdentifier(identifier: Buffer): Buffer {
  return extension('authorityKeyIdentifier', seq(contextPrimitive(0, identifier)))
}

export function certificatePolicies(policies: readonly string[]): Buffer {
  return extension('certificatePolicies', seq(...policies.map((policy) => seq(oid(policy)))))
}

/** Critical only where the subject is empty (RFC 5280 §4.2.1.6). */
export function subjectAltName(names: readonly TypedName[], { critical = false } = {}): Buffer {
  return extension('subjectAltName', seq(...names.map(generalName)), { critical })
}

export function crlDistributionPoint(url: string): Buffer {
  return extension('crlDistributionPoints', seq(seq(context(0, context(0, uri(url))))))
}

export function authorityInformationAccess(urls: { readonly ocsp: string; readonly certificate: string }): Buffer {
  const ocsp = seq(oid(ACCESS.ocsp), uri(urls.ocsp))
  return extension('authorityInformationAccess', seq(ocsp, seq(oid(ACCESS.caIssuers), uri(urls.certificate))))
}

const uri = (url: string): Buffer => contextPrimitive(6, Buffer.from(url, 'latin1'))

function generalName({ kind, value }: TypedName): Buffer {
  switch (kind) {
    case 'email':
      return contextPrimitive(1, Buffer.from(value, 'latin1'))
    case 'dns':
      return contextPrimitive(2, Buffer.from(value, 'latin1'))
    case 'uri':
      return uri(value)
    case 'ip':
      return contextPrimitive(7, Buffer.from(ipaddr.parse(value).toByteArray()))
  }
}
