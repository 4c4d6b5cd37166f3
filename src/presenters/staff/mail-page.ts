import { resendingOf, sendingVersion, type MailFile } from '#domain/mails/outgoing-mail.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'
import { confirmFields, type ActDraft } from './act-form.ts'

export interface MailFacts {
  readonly mail: MailFile
  readonly draft: ActDraft
  /** May open the order that it is about. */
  readonly seesCases: boolean
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/mail.ejs is given: a mail as its receiver sees it. */
export function mailPage({ mail, draft, seesCases, language, t }: MailFacts) {
  const { dateTime } = formatsFor(language)
  const page = `/staff/mailbox/${mail.id}`
  const resending = resendingOf(mail)
  const hint = t('staff.mail.resend.reason_hint')
  const fields = resending === 'with_reason' ? confirmFields(draft, { hint, confirmBy: 'nothing', t }) : []
  return {
    title: mail.subject,
    head: pageHead({ trail: [{ label: t('staff.mailbox.title'), href: '/staff/mailbox' }] }),
    facts: facts([
      fact(t('staff.mail.to'), mail.recipient),
      fact(t('staff.mail.account'), mail.account_name),
      fact(t('staff.mail.order'), mail.reference, {
        href: mail.reference && seesCases ? `/staff/cases/${mail.reference}` : null,
      }),
      fact(t('staff.mail.written'), dateTime(mail.created_at).text),
      fact(t('staff.mail.sent'), mail.sent_at ? dateTime(mail.sent_at).text : t('staff.mail.not_sent')),
    ]),
    attachmentsTitle: t('staff.mail.attachments'),
    attachments: mail.attachments.map(({ id, number }) => ({
      label: `${number}.pdf`,
      href: `${page}/attachments/${id}`,
    })),
    errors: errorSummary(fields),
    sending: {
      title: t('staff.mail.resend.title'),
      text: t(`staff.mail.resend.${resending}`),
      form:
        resending === 'token_gone'
          ? null
          : {
              action: `${page}/sending`,
              version: sendingVersion(mail),
              fields,
              submit: t(`staff.mail.resend.${resending === 'at_once' ? 'submit_now' : 'submit_again'}`),
            },
    },
    frame: { title: t('staff.mail.shown'), src: `${page}/html` },
    textTitle: t('staff.mail.text'),
    text: mail.text_body,
  }
}
