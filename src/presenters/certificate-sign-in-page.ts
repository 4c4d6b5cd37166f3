import type { CertificateRefusal } from '#domain/access/certificate-sign-in.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from './components/alert.ts'
import { formatsFor } from './components/formats.ts'
import { pageHead } from './components/page-head.ts'

export interface CertificateSignInFacts {
  readonly look:
    | { readonly refusal: CertificateRefusal }
    | { readonly refusal: null; readonly name: string; readonly notAfter: Date }
  /** Where browsers are asked for their certificate; null: nowhere. */
  readonly url: string | null
  readonly publicUrl: string
  readonly back: string
  readonly language: Language
  readonly t: Translate
}

/** What views/sign-in/certificate.ejs is given: whose certificate it is, or why it opens nothing. */
export function certificateSignInPage({ look, url, publicUrl, back, language, t }: CertificateSignInFacts) {
  const query = `?back=${encodeURIComponent(back)}`
  const { refusal } = look
  return {
    title: t('user_certificates.sign_in.title'),
    head: pageHead({ lead: t('user_certificates.sign_in.lead') }),
    problem:
      refusal === null
        ? null
        : alert('stop', t(`user_certificates.sign_in.refused.${refusal}`), {
            title: t('user_certificates.sign_in.problem'),
          }),
    bearer:
      refusal !== null
        ? null
        : {
            title: t('user_certificates.sign_in.who', { name: look.name }),
            text: t('user_certificates.sign_in.until', { date: formatsFor(language).date(look.notAfter).text }),
            submit: t('user_certificates.sign_in.submit', { name: look.name }),
            back,
          },
    retry:
      refusal === null || url === null
        ? null
        : { href: `${url}/sign-in/certificate${query}`, label: t('user_certificates.sign_in.retry') },
    password: { href: `${publicUrl}/sign-in${query}`, label: t('user_certificates.sign_in.password') },
  }
}
