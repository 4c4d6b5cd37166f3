import { field, type Field } from '#presenters/components/field.ts'
import type { OrderPageFacts } from './order-file.ts'

/** The yes or no of an approver; a no asks why. */
export interface ApprovalForm {
  readonly action: string
  readonly approve: string
  readonly refuse: string
  readonly reason: Field
  readonly isRefusing: boolean
}

export interface RefusalDraft {
  readonly reason: string
  readonly isMissing: boolean
}

export function approvalForm({ file, t }: OrderPageFacts, draft: RefusalDraft | null): ApprovalForm {
  return {
    action: `/orders/${file.order.reference}/approvals?price=${file.order.netAmount}`,
    approve: t('orders.acts.approve'),
    refuse: t('orders.acts.refuse'),
    reason: field({
      kind: 'textarea',
      name: 'reason',
      label: t('orders.approval.reason'),
      hint: t('orders.approval.reason_hint'),
      error: draft?.isMissing ? t('orders.approval.reason_missing') : null,
      value: draft?.reason ?? '',
      required: true,
      rows: 3,
      maxlength: 500,
    }),
    isRefusing: draft !== null,
  }
}
