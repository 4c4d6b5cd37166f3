import { approvalVersion, type ApprovalRule, type ApproverCandidate } from '#domain/accounts/approval-rule.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../../components/alert.ts'
import { field, option } from '../../components/field.ts'
import { pill } from '../../components/status-pill.ts'
import { hintWith } from './frame.ts'

export interface ApprovalFacts {
  readonly sheet: { readonly waiting: number }
  readonly approval: { readonly rule: ApprovalRule; readonly candidates: readonly ApproverCandidate[] }
  /** The form as it was typed, when it is shown again. */
  readonly draft?: { readonly mode: string; readonly approvers: readonly string[] }
  readonly errors?: Readonly<Record<string, string>>
  /** The version that the form was made of, when it is shown again. */
  readonly version?: string
  /** Somebody else changed the rule while the form was open. */
  readonly meanwhile?: boolean
  /** The super user alone decides. */
  readonly mayDecide: boolean
  readonly t: Translate
}

/** Approval mode: as it is, and for the super user its form. */
export function approvalPart(facts: ApprovalFacts) {
  const { sheet, approval, mayDecide, t } = facts
  const { rule, candidates } = approval
  const named = candidates.filter(({ isApprover }) => isApprover).map(({ name }) => name)
  return {
    title: t('preferences.approval.title'),
    lead: t('preferences.approval.lead'),
    pill: rule.isOn ? pill('done', t('preferences.approval.on')) : pill('quiet', t('preferences.approval.off')),
    waiting:
      sheet.waiting > 0
        ? alert('act', t('preferences.approval.waiting', { count: sheet.waiting }), {
            link: { label: t('preferences.approval.see_waiting'), href: '/orders/pending-approvals' },
          })
        : null,
    closed: mayDecide
      ? null
      : {
          note: alert('quiet', t('preferences.approval.super_user_decides')),
          title: t('preferences.approval.approvers'),
          names: named.length > 0 ? named : [t('preferences.approval.none_named')],
        },
    form: mayDecide ? approvalForm(facts) : null,
  }
}

function approvalForm({ approval, draft, errors = {}, version, meanwhile = false, t }: ApprovalFacts) {
  const { rule, candidates } = approval
  const kept = candidates.filter(({ isApprover }) => isApprover).map(({ name }) => name)
  const modeNow = t(rule.isOn ? 'preferences.approval.on' : 'preferences.approval.off')
  const modeField = field({
    kind: 'radio',
    name: 'mode',
    label: t('preferences.approval.mode'),
    hint: hintWith(null, meanwhile ? modeNow : null, t),
    error: errors['mode'] ?? (candidates.length === 0 ? (errors['approvers'] ?? null) : null),
    required: true,
    value: draft?.mode ?? (rule.isOn ? 'on' : 'off'),
    options: [
      option('on', t('preferences.approval.on'), { note: t('preferences.approval.on_text') }),
      option('off', t('preferences.approval.off'), { note: t('preferences.approval.off_text') }),
    ],
  })
  const approversField = field({
    kind: 'checkboxes',
    name: 'approvers',
    label: t('preferences.approval.approvers'),
    hint: hintWith(t('preferences.approval.approvers_hint'), meanwhile ? kept.join(', ') : null, t),
    error: errors['approvers'] ?? null,
    values: draft?.approvers ?? rule.approvers,
    options: candidates.map(({ id, name, login }) => option(id, name, { note: login })),
  })
  return {
    version: version ?? approvalVersion(rule),
    fields: candidates.length === 0 ? [modeField] : [modeField, approversField],
    nobody:
      candidates.length === 0
        ? alert('quiet', t('preferences.approval.nobody'), {
            link: { label: t('preferences.approval.add_user'), href: '/administration/users/new' },
          })
        : null,
    submit: t('preferences.save'),
  }
}
