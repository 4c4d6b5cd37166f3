import ipaddr from 'ipaddr.js'
import { DerError, type DerNode } from '#domain/asn1/read.ts'
import { contextTag } from '#domain/asn1/tags.ts'
import { readAscii } from '#domain/asn1/values.ts'
import type { SubjectAltNames } from '#domain/csr/parsed-csr.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] }
export type AltNamesInTheMaking = Mutable<SubjectAltNames>

/** The kinds of GeneralName that are read (RFC 5280 §4.2.1.6), by their tags. */
const KIND = {
  email: contextTag(1, 'primitive'),
  dns: contextTag(2, 'primitive'),
  uri: contextTag(6, 'primitive'),
  ip: contextTag(7, 'primitive'),
} as const

/** Adds the names of one subjectAltName extension to those already found. */
export function gatherAltNames(generalNames: DerNode, found: AltNamesInTheMaking): void {
  for (const name of generalNames.fields().rest()) {
    switch (name.tag) {
      case KIND.email:
        found.email.push(readAscii(name))
        break
      case KIND.dns:
        found.dns.push(readAscii(name))
        break
      case KIND.uri:
        found.uri.push(readAscii(name))
        break
      case KIND.ip:
        found.ip.push(readAddress(name))
        break
      default:
        found.others += 1
    }
  }
}

/** Dotted, or RFC 5952 text: the spelling that names have everywhere else (TLS-32). */
function readAddress(node: DerNode): string {
  const { content } = node
  if (content.length === 4) return content.join('.')
  if (content.length === 16) return new ipaddr.IPv6([...content]).toRFC5952String()
  throw new DerError('bad_value', node.start)
}
