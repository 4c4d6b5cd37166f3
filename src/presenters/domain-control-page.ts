import type { MailedChallengeFacts } from '#domain/validation/mailed-challenge.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from './components/formats.ts'

/** What views/domain-control/challenge.ejs is given while the domain waits for a yes. */
export function domainControlPage(challenge: MailedChallengeFacts, token: string, language: Language, t: Translate) {
  const { domain, accountName, orderReference, address, expiresAt } = challenge
  return {
    title: t('access.domain_control.title', { domain }),
    lead: t('access.domain_control.lead', { account: accountName, reference: orderReference }),
    facts: [
      { term: t('access.domain_control.domain'), text: domain, href: null, mono: true },
      { term: t('access.domain_control.asked_by'), text: accountName, href: null, mono: false },
      { term: t('access.domain_control.written_to'), text: address, href: null, mono: false },
      {
        term: t('access.domain_control.until'),
        text: formatsFor(language).dateTime(expiresAt).text,
        href: null,
        mono: false,
      },
    ],
    warning: t('access.domain_control.warning'),
    action: `/domain-control/${token}/approval`,
    submit: t('access.domain_control.submit', { domain }),
  }
}

/** The same once somebody has agreed: agreeing again would change nothing. */
export function domainControlDonePage(
  challenge: MailedChallengeFacts,
  token: string,
  language: Language,
  t: Translate,
) {
  return {
    ...domainControlPage(challenge, token, language, t),
    title: t('access.domain_control.done_title', { domain: challenge.domain }),
    lead: t('access.domain_control.done_lead'),
    action: null,
  }
}
