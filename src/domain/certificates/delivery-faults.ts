import type { ReadCertificate } from './certificate-reader.ts'

/** Why a certificate that a CA gave must not be handed on; each has a sentence at `staff.delivery_faults.<code>`. */
export const DELIVERY_FAULTS = ['other_key', 'name_missing', 'name_not_ordered', 'not_valid_now'] as const
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number]

export interface Ordered {
  readonly names: readonly string[]
  readonly spkiSha256: string | null
  readonly at: Date
}

/** Compares a certificate with the order it is meant for. */
export function deliveryFaults(certificate: ReadCertificate, { names, spkiSha256, at }: Ordered): DeliveryFault[] {
  const { dns, ip } = certificate.extensions.sans
  const carried = new Set([...dns, ...ip].map((name) => name.toLowerCase()))
  const faults: DeliveryFault[] = []
  if (certificate.spkiSha256 !== spkiSha256) faults.push('other_key')
  if (names.some((name) => !carried.has(name))) faults.push('name_missing')
  if ([...carried].some((name) => !names.includes(name))) faults.push('name_not_ordered')
  if (certificate.notAfter <= at || certificate.notBefore > at) faults.push('not_valid_now')
  return faults
}
