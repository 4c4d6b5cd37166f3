import type { CsrContext } from '#domain/csr/csr-context.ts'
import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { requestedNames } from '#domain/csr/requested-names.ts'
import type { NameReading } from '#domain/names/certificate-name.ts'

/** How many names a sentence names. */
const NAMED = 5

/** Compares the names in the request with the order's. Products without host names have no opinion about them. */
export function checkNames(csr: ParsedCsr, { orderedNames, extraSuffixes }: CsrContext): readonly CsrFinding[] {
  if (orderedNames === null) return []
  const listed = new Set(orderedNames)
  const { commonName, names, unusable } = requestedNames(csr, extraSuffixes)
  const missing = names.filter((name) => !listed.has(name))
  return [
    ...(commonName === null ? [] : checkCommonName(commonName, csr)),
    ...namesFinding('names_not_usable', unusable),
    ...namesFinding('names_not_in_list', missing),
  ]
}

function checkCommonName(reading: NameReading, { subject, sans }: ParsedCsr): readonly CsrFinding[] {
  const given = subject.fields.commonName ?? ''
  if (!reading.ok) return [finding('common_name_not_usable', { given, fault: reading.fault })]

  const { value } = reading.name
  const alternatives = new Set([...sans.dns.map((name) => name.toLowerCase()), ...sans.ip])
  const isMissing = alternatives.size > 0 && !alternatives.has(value)
  return [
    ...(given === value ? [] : [finding('common_name_cleaned', { given, proposal: value })]),
    ...(isMissing ? [finding('common_name_not_in_sans', { name: value })] : []),
  ]
}

function namesFinding(code: 'names_not_usable' | 'names_not_in_list', names: readonly string[]): readonly CsrFinding[] {
  if (names.length === 0) return []
  const shown = names.slice(0, NAMED).join(', ')
  return [finding(code, { count: names.length, names: names.length > NAMED ? `${shown}, …` : shown })]
}
