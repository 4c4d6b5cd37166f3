import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readName, type NameReading } from '#domain/names/certificate-name.ts'
import { MOST_NAMES } from '#domain/names/parse-names.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'

export interface RequestedNames {
  /** As a certificate carries them, each once, the common name first. */
  readonly names: readonly string[]
  /** What no certificate can carry, as it stands in the request. */
  readonly unusable: readonly string[]
}

/** The host names and addresses that a request asks for: its common name and its alternative names (CSR-04). */
export function requestedNames(csr: ParsedCsr, extraSuffixes: ExtraSuffixes): RequestedNames {
  const common = csr.subject.fields.commonName ?? ''
  const written = new Set([...(common === '' ? [] : [common]), ...csr.sans.dns, ...csr.sans.ip])
  const names = new Set<string>()
  const unusable: string[] = []
  for (const entry of [...written].slice(0, MOST_NAMES)) {
    const reading = readRequestedName(entry, extraSuffixes)
    if (reading.ok) names.add(reading.name.value)
    else unusable.push(entry)
  }
  return { names: [...names], unusable }
}

/** Reads a name out of a request like one that was typed, except that blanks within it are taken out too. */
export function readRequestedName(entry: string, extraSuffixes: ExtraSuffixes): NameReading {
  return readName(entry.slice(0, LONGEST_READ).replace(/\s/g, ''), extraSuffixes)
}

/** The names that the order's list lacks: offered with one click. */
export function namesToAdd(
  csr: ParsedCsr,
  orderedNames: readonly string[],
  extraSuffixes: ExtraSuffixes,
): readonly string[] {
  const listed = new Set(orderedNames)
  return requestedNames(csr, extraSuffixes).names.filter((name) => !listed.has(name))
}

/** No usable name is longer, whatever is written around it. */
const LONGEST_READ = 500
