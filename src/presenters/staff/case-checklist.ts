import { checklistOf, openItems } from '#domain/validation/checklist.ts'
import { field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { holderChecks } from './holder-form.ts'
import { isReused, rejectedAs, type CaseFacts } from './case-file.ts'

/**
 * The checklist of an audit: who ticked what when, and the forms that work on it while it is open. None where an earlier
 * audit is reused: what was ticked stands with its order.
 */
export function caseChecklist(facts: CaseFacts) {
  const { file, language, t } = facts
  const { order, audit } = file
  if (!audit || audit.level === 'dv' || isReused(audit)) return null
  const { dateTime } = formatsFor(language)
  const base = `/staff/cases/${order.reference}`
  const isOpen = audit.state === 'open' || audit.state === 'suspended'
  const rejected = rejectedAs(facts, 'checklist')
  const left = openItems(
    audit.level,
    audit.ticks.map(({ item }) => item),
  ).length
  return {
    title: t('staff.case.checklist.title', { level: t(`staff.levels.${audit.level}`) }),
    isOpen,
    action: `${base}/ticks`,
    items: checklistOf(audit.level).map((item) => {
      const tick = audit.ticks.find((one) => one.item === item)
      return {
        value: item,
        label: t(`staff.checklist.${item}`),
        checked: rejected ? rejected.ticked.includes(item) : tick !== undefined,
        state: tick ? t('staff.case.checklist.done') : t('staff.case.checklist.open'),
        by: tick ? t('staff.case.checklist.ticked', { name: tick.tickedBy, date: dateTime(tick.tickedAt).text }) : null,
      }
    }),
    note: audit.note,
    noteField: field({
      name: 'note',
      kind: 'textarea',
      label: t('staff.case.checklist.note'),
      hint: t('staff.case.checklist.note_hint'),
      value: rejected?.typed['note'] ?? audit.note,
      error: rejected?.errors['note'] ?? null,
      rows: 3,
    }),
    completion: isOpen ? completion(facts, left, `${base}/completion`) : null,
  }
}

function completion(facts: CaseFacts, left: number, action: string) {
  const { file, t } = facts
  if (left > 0) return { text: t('staff.case.checklist.left', { count: left }), action: null }
  if (holderChecks(facts).length > 0) return { text: t('staff.case.checklist.holder_first'), action: null }
  if (file.audit?.state === 'suspended') return { text: t('staff.case.checklist.resume_first'), action: null }
  return { text: t('staff.case.checklist.ready'), action }
}
