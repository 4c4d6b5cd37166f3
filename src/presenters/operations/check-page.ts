import { asker, type FormFacts } from './form-facts.ts'
import { liveParts } from './order-form-page.ts'

/** What views/operations/check.ejs is given: the live parts of the form, and the one sentence that is read out. */
export function checkPage(facts: Omit<FormFacts, 'draftId' | 'linkHref' | 'accountKind' | 'rights'>) {
  const { t } = facts
  const live = liveParts(
    asker(facts.typed, () => null),
    facts,
  )
  const problems = live.names.remarks.filter(({ tone }) => tone === 'stop').length
  return {
    title: t('operations.form.checked'),
    live,
    announcement: [
      ...(problems > 0 ? [t('operations.form.problems', { count: problems })] : []),
      t('operations.form.announcement', { names: live.names.title, total: live.summary.total }),
    ].join(' '),
  }
}
