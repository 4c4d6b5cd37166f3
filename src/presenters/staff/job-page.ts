import type { ConfirmBy } from '#domain/access/second-factor.ts'
import { isInTrouble, jobVersion, type QueuedJob } from '#domain/jobs/queued-job.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'
import { actPage, confirmFields, passkeyPart, type ActDraft } from './act-form.ts'
import { attemptsText, jobLinks, jobName, jobPill, nextTry } from './jobs-page.ts'

interface JobFacts {
  readonly job: QueuedJob
  readonly language: Language
  readonly t: Translate
}

const LIST = '/staff/jobs'
const listLink = (t: Translate) => ({ label: t('jobs.title'), href: LIST })

/** What views/staff/job.ejs is given: one job, and what can be done about it. */
export function jobPage({ job, mayAct, language, t }: JobFacts & { readonly mayAct: boolean }) {
  const { dateTime } = formatsFor(language)
  const next = nextTry(job, { language, t })
  return {
    title: jobName(job.kind, t),
    head: pageHead({ trail: [listLink(t)], pill: jobPill(job.state, t) }),
    facts: facts([
      fact(t('jobs.columns.attempts'), attemptsText(job, t)),
      fact(t('jobs.columns.next'), next ?? t('jobs.job.no_next')),
      fact(t('jobs.job.entered'), dateTime(job.created_at).text),
      fact(t('jobs.job.known_as'), `${job.kind} ${job.id}`, { mono: true }),
    ]),
    about: jobLinks(job),
    error: errorPart(job, t),
    standing: t(`jobs.job.standing.${job.state}`),
    acts:
      mayAct && isInTrouble(job.state)
        ? {
            action: `${LIST}/${job.id}/retries`,
            version: jobVersion(job),
            giveUpHref: `${LIST}/${job.id}/removal`,
          }
        : null,
  }
}

/** The last error; null for a job that has not failed yet. */
function errorPart({ state, error }: QueuedJob, t: Translate) {
  if (error !== null) return { text: error, css: 'job-error mono' }
  return isInTrouble(state) ? { text: t('jobs.job.no_error'), css: 'soft' } : null
}

/** The question before a job is taken out of the queue. */
export function giveUpPage({
  job,
  draft,
  confirmBy,
  t,
}: Omit<JobFacts, 'language'> & { readonly draft: ActDraft; readonly confirmBy: ConfirmBy }) {
  const name = jobName(job.kind, t)
  const page = { href: `${LIST}/${job.id}`, label: name }
  const [about] = jobLinks(job)
  return actPage({
    title: t('jobs.give_up.title'),
    head: pageHead({ trail: [listLink(t), page] }),
    notice: isInTrouble(job.state) ? null : alert('quiet', t(`jobs.job.standing.${job.state}`)),
    form: isInTrouble(job.state)
      ? {
          action: `${page.href}/removal`,
          version: draft.values['version'] ?? jobVersion(job),
          text: about
            ? t('jobs.give_up.text_about', { job: name, about: about.label })
            : t('jobs.give_up.text', { job: name }),
          points: [t('jobs.give_up.undone'), t('jobs.give_up.others'), t('jobs.give_up.logged')],
          groups: [
            { title: null, fields: confirmFields(draft, { hint: t('jobs.give_up.reason_hint'), confirmBy, t }) },
          ],
          passkey: passkeyPart(confirmBy, t),
          submit: t('jobs.give_up.submit'),
          danger: true,
          back: { href: page.href, label: t('jobs.give_up.back') },
        }
      : null,
  })
}
