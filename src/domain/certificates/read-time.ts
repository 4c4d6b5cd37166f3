import { DerError, type DerNode } from '#domain/asn1/read.ts'
import { TAG } from '#domain/asn1/tags.ts'

const UTC_TIME = /^\d{12}Z$/
const GENERALIZED_TIME = /^\d{14}Z$/

/** Reads a Time in the two forms that RFC 5280 §4.1.2.5 allows: to the second, in UTC. */
export function readTime(node: DerNode): Date {
  const text = node.content.toString('latin1')
  const form = node.tag === TAG.utcTime ? UTC_TIME : node.tag === TAG.generalizedTime ? GENERALIZED_TIME : null
  if (form === null) throw new DerError('unexpected', node.start)
  if (!form.test(text)) throw new DerError('bad_value', node.start)

  const digits = node.tag === TAG.utcTime ? `${text < '5' ? '20' : '19'}${text}` : text
  const iso = digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  const at = new Date(iso)
  // A day such as 31 February would silently become another one.
  if (Number.isNaN(at.getTime()) || at.toISOString() !== iso.replace('Z', '.000Z')) {
    throw new DerError('bad_value', node.start)
  }
  return at
}
