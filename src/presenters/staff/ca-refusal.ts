import { LINT_CODES } from '#domain/certificates/lint/finding.ts'
import type { Translate } from '#platform/i18n.ts'
import type { CaseFacts } from './case-file.ts'

/** The newest request was refused by its CA, and nobody has done anything about it yet. */
export function isRefusedByCa({ file }: CaseFacts): boolean {
  return file.order.fulfilment === 'awaiting_dcv' && file.certificates[0]?.state === 'refused'
}

/** Why the CA refused, and the form that asks it again; null where it has not. */
export function caRefusal(facts: CaseFacts) {
  const { file, t } = facts
  if (!isRefusedByCa(facts)) return null
  const namesHolder = file.audit !== null && file.audit.level !== 'dv'
  return {
    reasons: refusalReasons(file.certificates[0]?.refusal ?? '', t),
    text: t(namesHolder ? 'staff.case.refused_by_ca.with_holder' : 'staff.case.refused_by_ca.without_holder'),
    action: `/staff/cases/${file.order.reference}/submissions`,
  }
}

const FINDING = /^([a-z_]+) \((.*)\)$/

/** What the lint of a certificate found, in sentences; what another CA says stands as it said it. */
export function refusalReasons(refusal: string, t: Translate): readonly string[] {
  if (refusal === '') return [t('staff.lint.unknown')]
  if (refusal.startsWith('csr_')) return [t('staff.lint.csr')]
  return refusal.split(/(?<=\)), /).map((part) => {
    const [, code, detail = ''] = FINDING.exec(part) ?? []
    const finding = LINT_CODES.find((one) => one === code)
    return finding
      ? t(`staff.lint.${finding}`, { detail: ATTRIBUTES.has(detail) ? attribute(detail, t) : detail })
      : part
  })
}

const NAMED = [
  'country',
  'state',
  'locality',
  'organization',
  'serialNumber',
  'businessCategory',
  'commonName',
] as const
const ATTRIBUTES: ReadonlySet<string> = new Set(NAMED)
const attribute = (name: string, t: Translate) => t(`csr.attributes.${name as (typeof NAMED)[number]}`)
