import type { CsrContext } from '#domain/csr/csr-context.ts'
import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { readRequestedName, requestedNames } from '#domain/csr/requested-names.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'

/** How many names a sentence names. */
const NAMED = 5

/** Compares the names in the request with the order's. Products without host names have no opinion about them. */
export function checkNames(csr: ParsedCsr, { orderedNames, extraSuffixes }: CsrContext): readonly CsrFinding[] {
  if (orderedNames === null) return []
  const common = csr.subject.fields.commonName
  const listed = new Set(orderedNames)
  const { names, unusable } = requestedNames(csr, extraSuffixes)
  return [
    ...(common === undefined || common === '' ? [] : checkCommonName(common, csr, extraSuffixes)),
    ...namesFinding(
      'names_not_usable',
      unusable.filter((name) => name !== common),
    ),
    ...namesFinding(
      'names_not_in_list',
      names.filter((name) => !listed.has(name)),
    ),
  ]
}

function checkCommonName(common: string, csr: ParsedCsr, extraSuffixes: ExtraSuffixes): readonly CsrFinding[] {
  const reading = readRequestedName(common, extraSuffixes)
  if (!reading.ok) return [finding('common_name_not_usable', { given: common, fault: reading.fault })]

  const { value } = reading.name
  const sans = new Set([...csr.sans.dns.map((name) => name.toLowerCase()), ...csr.sans.ip])
  return [
    ...(common === value ? [] : [finding('common_name_cleaned', { given: common, proposal: value })]),
    ...(sans.size === 0 || sans.has(value) ? [] : [finding('common_name_not_in_sans', { name: value })]),
  ]
}

function namesFinding(code: 'names_not_usable' | 'names_not_in_list', names: readonly string[]): readonly CsrFinding[] {
  if (names.length === 0) return []
  const shown = names.slice(0, NAMED).join(', ')
  return [finding(code, { count: names.length, names: names.length > NAMED ? `${shown}, …` : shown })]
}
