import { aboutOrder, reasonDetail } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function confirmationBody(data: DataOf<'order_confirmation'>, words: Words): LetterBody {
  const { t } = words
  return {
    ...aboutOrder(data, words),
    paragraphs: [t('mail.order_confirmation.next'), ...attachment(data.document, words)],
  }
}

function attachment(document: DataOf<'order_confirmation'>['document'], { t }: Words): readonly string[] {
  if (document === null) return []
  const { kind, number } = document
  return [t(kind === 'quote' ? 'mail.order_confirmation.quote' : 'mail.order_confirmation.invoice', { number })]
}

export function documentsRequestedBody(data: DataOf<'documents_requested'>, words: Words): LetterBody {
  return {
    ...aboutOrder(data, words),
    list: { title: null, items: data.documents },
    notes: [words.t('mail.documents_requested.next')],
  }
}

export function suspensionBody(data: DataOf<'order_suspended'>, words: Words): LetterBody {
  return aboutOrder(data, words, { details: reasonDetail(data.reason, words) })
}

export function caaObstacleBody(data: DataOf<'caa_obstacle'>, words: Words): LetterBody {
  const { name, record, isLast } = data
  const { t } = words
  const details = record === null ? [] : [{ label: t('mail.caa_obstacle.record'), value: record }]
  return {
    ...aboutOrder(data, words, { values: { name }, details }),
    paragraphs: [t('mail.caa_obstacle.mend'), t(isLast ? 'mail.caa_obstacle.stopped' : 'mail.caa_obstacle.again')],
  }
}

export function cancellationBody(data: DataOf<'order_cancelled'>, words: Words): LetterBody {
  return {
    ...aboutOrder(data, words, { details: reasonDetail(data.reason, words) }),
    paragraphs: [words.t('mail.order_cancelled.next')],
  }
}
