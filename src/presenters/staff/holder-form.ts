import { unfitFields } from '#domain/certificates/unfit-holder.ts'
import { DEFAULT_KIND, type HolderKind } from '#domain/organizations/holder-kind.ts'
import { field } from '../components/field.ts'
import { kindOptions } from '../operations/holder-fields.ts'
import { pill } from '../components/status-pill.ts'
import { isRefusedByCa } from './ca-refusal.ts'
import type { Check } from './case-checks.ts'
import { rejectedAs, type CaseFacts } from './case-file.ts'

/** What the certificate will say of its holder, to be corrected while the audit allows it; null where it does not. */
export function holderForm(facts: CaseFacts) {
  const { file, t } = facts
  const { order, organization, audit } = file
  const isUnderAudit = audit?.state === 'open' || audit?.state === 'suspended'
  const isOpen = order.fulfilment === 'verification' || order.fulfilment === 'suspended'
  const mayCorrect = (isUnderAudit && isOpen) || isRefusedByCa(facts)
  if (!organization || !audit || audit.level === 'dv' || !mayCorrect) return null
  const rejected = rejectedAs(facts, 'holder')
  const text = (name: 'name' | 'city' | 'state', value: string, required: boolean) =>
    field({
      id: `holder-${name}`,
      name,
      label: t(`operations.organization.${name}`),
      value: rejected?.typed[name] ?? value,
      error: rejected?.errors[name] ?? null,
      required,
    })
  return {
    action: `/staff/cases/${order.reference}/holder-corrections`,
    isOpen: rejected !== null || isRefusedByCa(facts),
    text: t(isRefusedByCa(facts) ? 'staff.case.holder.text_refused' : 'staff.case.holder.text'),
    fields: [
      text('name', organization.name, true),
      text('city', organization.address.city, true),
      text('state', organization.state ?? '', false),
      ...(file.product.caFamily === 'ev' ? [kindQuestion(facts, organization.kind ?? DEFAULT_KIND)] : []),
    ],
  }
}

function kindQuestion(facts: CaseFacts, kind: HolderKind) {
  const { t } = facts
  const rejected = rejectedAs(facts, 'holder')
  return field({
    id: 'holder-kind',
    name: 'kind',
    kind: 'select',
    label: t('operations.holder_kind.label'),
    value: rejected?.typed['kind'] ?? kind,
    required: true,
    options: kindOptions(t),
  })
}

/** What no certificate of the order can carry: found before anybody asks the CA. */
export function holderChecks({ file, t }: CaseFacts): readonly Check[] {
  const { organization, product } = file
  if (!organization) return []
  return unfitFields(product.caFamily, organization).map(({ field: name, fault, maximum }) => ({
    title: t('staff.case.holder.check', { field: t(`operations.organization.${name}`) }),
    pill: pill('stop', t('staff.case.checks.wrong')),
    text: t(`staff.case.holder.faults.${fault}`, { maximum }),
  }))
}
