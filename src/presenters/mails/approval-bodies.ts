import { aboutOrder, reasonDetail } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function approvalRequestedBody(data: DataOf<'approval_requested'>, words: Words): LetterBody {
  const { t } = words
  const { requestedBy } = data
  return {
    ...aboutOrder(data, words, {
      values: { requested_by: requestedBy },
      details: [{ label: t('mail.detail.requested_by'), value: requestedBy }],
    }),
    paragraphs: [t('mail.approval_requested.next', { requested_by: requestedBy })],
  }
}

export function approvalDecidedBody(data: DataOf<'approval_decided'>, words: Words): LetterBody {
  return aboutOrder(data, words, {
    values: { decided_by: data.decidedBy },
    details: reasonDetail(data.reason, words),
  })
}
