import { readAddress } from '#domain/names/ip-address.ts'

/** An entry of subjectAltName by its kind of GeneralName (RFC 5280 §4.2.1.6). */
export interface TypedName {
  readonly kind: 'dns' | 'ip' | 'email' | 'uri'
  readonly value: string
}

/** Tells the kind from the text alone: orders keep their names as plain text. */
export function typedName(value: string): TypedName {
  if (value.includes('@')) return { kind: 'email', value }
  if (value.startsWith('urn:')) return { kind: 'uri', value }
  const address = readAddress(value)
  return address.kind === 'address' ? { kind: 'ip', value: address.value } : { kind: 'dns', value }
}

/** A host that a TLS server answers to, as opposed to a person or a device. */
export function isHost({ kind }: TypedName): boolean {
  return kind === 'dns' || kind === 'ip'
}
