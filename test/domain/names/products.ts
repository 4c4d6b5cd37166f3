import { readName, type CertificateName } from '#domain/names/certificate-name.ts'
import type { ProductNames, SanKind } from '#domain/names/product-names.ts'

/** A name of the demo's suffix, or an address; a test that misspells one should hear of it. */
export function nameOf(entry: string): CertificateName {
  const reading = readName(entry, ['example'])
  if (!reading.ok) throw new Error(`${entry}: ${reading.fault}`)
  return reading.name
}

export const namesOf = (...entries: string[]) => entries.map(nameOf)

const none = { included: 0, maximum: 0 }

/** A product that takes one host and nothing else, but for what a test asks for. */
export function aProduct({
  kinds = {},
  ...rest
}: Partial<Omit<ProductNames, 'kinds'>> & { kinds?: Partial<Record<SanKind, { included: number; maximum: number }>> }) {
  return {
    base: 'host' as const,
    freeCompanion: false,
    ipAddresses: false,
    ...rest,
    kinds: { additional: none, domain: none, wildcard: none, ...kinds },
  } satisfies ProductNames
}

export const up = (maximum: number, included = 0) => ({ included, maximum })
