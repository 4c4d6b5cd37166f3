import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readName, type NameReading } from '#domain/names/certificate-name.ts'
import { MOST_NAMES } from '#domain/names/parse-names.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'

export interface RequestedNames {
  /** Null where the request has none. */
  readonly commonName: NameReading | null
  /** As a certificate carries them, each once, the common name first. */
  readonly names: readonly string[]
  /** Alternative names that no certificate can carry, as they stand in the request. */
  readonly unusable: readonly string[]
}

/** The host names and addresses that a request asks for: its common name and its alternative names (CSR-04). */
export function requestedNames({ subject, sans }: ParsedCsr, extraSuffixes: ExtraSuffixes): RequestedNames {
  const common = subject.fields.commonName ?? ''
  const commonName = common === '' ? null : readRequested(common, extraSuffixes)
  const alternatives = [...new Set([...sans.dns, ...sans.ip])].filter((entry) => entry !== common)
  const readings = alternatives.slice(0, MOST_NAMES).map((entry) => readRequested(entry, extraSuffixes))

  const usable = [commonName, ...readings].flatMap((reading) => (reading?.ok ? [reading.name.value] : []))
  const unusable = readings.flatMap((reading) => (reading.ok ? [] : [reading.entry]))
  return { commonName, names: [...new Set(usable)], unusable }
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

function readRequested(entry: string, extraSuffixes: ExtraSuffixes): NameReading {
  return readName(entry.slice(0, LONGEST_READ), extraSuffixes)
}
