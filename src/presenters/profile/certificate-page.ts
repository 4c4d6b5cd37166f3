import type { SignedInUser } from '#domain/access/signed-in.ts'
import type { CertificateStanding } from '#domain/access/user-certificate.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { certificatePill } from '../certificate-pill.ts'
import { alert } from '../components/alert.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'

interface OwnCertificateFacts {
  readonly certificate: CertificateStanding | null
  readonly usesCertificates: boolean
  /** Of the link that the button would send. */
  readonly linkId: string
  readonly language: Language
  readonly t: Translate
}

const trail = (t: Translate) => [{ href: '/profile', label: t('profile.title') }]

/** What views/profile/certificate.ejs is given. */
export function ownCertificatePage({ certificate, usesCertificates, linkId, language, t }: OwnCertificateFacts) {
  const { date, dateTime } = formatsFor(language)
  return {
    title: t('user_certificates.own.title'),
    head: pageHead({
      lead: t('user_certificates.own.lead'),
      trail: trail(t),
      pill: certificatePill(certificate, language, t),
    }),
    note: alert('quiet', t(`user_certificates.own.${usesCertificates ? 'only_way' : 'password_goes_on'}`)),
    text: t(certificate?.state === 'valid' ? 'user_certificates.own.text' : 'user_certificates.own.none'),
    facts: certificate
      ? facts([
          fact(t('user_certificates.own.until'), date(certificate.notAfter).text),
          fact(
            t('user_certificates.own.used'),
            certificate.usedAt ? dateTime(certificate.usedAt).text : t('user_certificates.own.never'),
          ),
        ])
      : [],
    linkId,
    submit: t(`user_certificates.own.${certificate?.state === 'valid' ? 'ask_renewal' : 'ask_first'}`),
    panic: panicPart(t),
  }
}

/** The way to the panic button, on every page that speaks of how one gets in. */
export const panicPart = (t: Translate) => ({
  title: t('user_certificates.panic.card_title'),
  text: t('user_certificates.panic.card_text'),
  link: { href: '/profile/blocking', label: t('user_certificates.panic.open') },
})

/** What views/administration/confirm.ejs is given before somebody blocks themselves. */
export function panicPage(
  { name, login }: Pick<SignedInUser, 'name' | 'login'>,
  hasCertificate: boolean,
  t: Translate,
) {
  return {
    title: t('user_certificates.panic.title'),
    head: pageHead({ trail: trail(t) }),
    confirm: {
      action: '/profile/blocking',
      text: t('user_certificates.panic.text', { name, login }),
      consequences: [
        t('user_certificates.panic.sessions'),
        ...(hasCertificate ? [t('user_certificates.panic.certificate')] : []),
        t('user_certificates.panic.links'),
        t('user_certificates.panic.staff'),
        t('user_certificates.panic.told'),
      ],
      fields: [],
      submit: t('user_certificates.panic.submit', { login }),
      back: { href: '/profile', label: t('user_certificates.panic.back') },
    },
  }
}
