import { formatsFor } from '../components/formats.ts'
import type { CaseFacts } from './case-file.ts'

/** What was audited of this organization before, and whether it still counts. */
export function earlierAudits({ file, language, now, t }: CaseFacts) {
  const { date } = formatsFor(language)
  return file.earlierAudits.map((audit) => ({
    href: `/staff/cases/${audit.reference}`,
    reference: audit.reference,
    text: t('staff.case.earlier.line', {
      level: t(`staff.levels.${audit.level}`),
      date: date(audit.completed_at).text,
      name: audit.completed_by,
      reference: audit.reference,
    }),
    isReusable: audit.reusable_until > now,
    reuse:
      audit.reusable_until > now
        ? t('staff.case.earlier.reusable', { date: date(audit.reusable_until).text })
        : t('staff.case.earlier.over'),
  }))
}

/** What was asked of the customer, the newest request first. */
export function askedDocuments({ file, language, t }: CaseFacts): readonly string[] {
  const { date } = formatsFor(language)
  return file.events
    .filter(({ kind }) => kind === 'documents_requested')
    .map(({ at, actorName, details }) =>
      t('staff.case.documents.asked', {
        date: date(at).text,
        name: actorName,
        documents: String(details['documents'] ?? ''),
      }),
    )
}

/** What the customer has sent. */
export function sentDocuments({ file, language, t }: CaseFacts) {
  const { date } = formatsFor(language)
  return file.sentDocuments.map(({ id, name, category, comment, sent_by, sent_at }) => ({
    href: `/staff/cases/${file.order.reference}/documents/${id}`,
    name,
    comment,
    text: t('staff.case.documents.sent', {
      category: t(`staff.case.documents.category_${category}`),
      date: date(sent_at).text,
      name: sent_by,
    }),
  }))
}
