import type { CertificateLink } from '#domain/access/certificate-link.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field } from './components/field.ts'
import { formatsFor } from './components/formats.ts'
import { pageHead } from './components/page-head.ts'

interface LinkFacts {
  readonly link: CertificateLink
  /** Where browsers are asked for their certificate; null: nowhere. */
  readonly tryAt: string | null
  readonly language: Language
  readonly t: Translate
}

export interface CertificateLinkFacts extends LinkFacts {
  readonly token: string
  /** As it was pasted, when the form is shown again. */
  readonly csr: string
  readonly errors: Readonly<Record<string, string>>
}

/** What views/certificate-links/link.ejs is given. */
export function certificateLinkPage({ link, token, csr, errors, tryAt, language, t }: CertificateLinkFacts) {
  const { login } = link.user
  const request = field({
    name: 'csr',
    kind: 'textarea',
    label: t('user_certificates.link.csr'),
    hint: t('user_certificates.link.csr_hint'),
    value: csr,
    error: errors['csr'] ?? null,
    required: true,
    rows: 8,
    mono: true,
    maxlength: 20_000,
  })
  const secret = (name: 'password' | 'again', hint: string | null) =>
    field({
      name,
      kind: 'password',
      label: t(`user_certificates.link.${name}`),
      hint,
      required: true,
      maxlength: 200,
      autocomplete: 'new-password',
    })
  return {
    title: t('user_certificates.link.title'),
    head: pageHead({ lead: t('user_certificates.link.lead', { login, account: link.accountName }) }),
    summary: errorSummary([request]),
    action: `/certificate-links/${token}`,
    maker: {
      title: t('user_certificates.link.make_title'),
      text: t('user_certificates.link.make_text'),
      fields: [secret('password', t('user_certificates.link.password_hint')), secret('again', null)],
      submit: t('user_certificates.link.submit'),
      name: login,
      says: {
        weak: t('user_certificates.link.weak'),
        different: t('user_certificates.link.different'),
        working: t('user_certificates.link.working'),
        failed: t('user_certificates.link.failed'),
      },
    },
    done: {
      title: t('user_certificates.link.done_title'),
      text: t('user_certificates.link.done_text'),
      file: `${login}.p12`,
      save: t('user_certificates.link.save'),
      ...importPart(tryAt, t),
    },
    other: {
      title: t('user_certificates.link.other_title'),
      text: t('user_certificates.link.other_text'),
      isOpen: csr !== '' || errors['csr'] !== undefined,
      command: {
        id: 'command',
        label: t('user_certificates.link.command'),
        value: `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout ${login}.key -subj /CN=sign-in`,
      },
      field: request,
      submit: t('user_certificates.link.csr_submit'),
    },
    until: t('user_certificates.link.until', { expires_at: formatsFor(language).dateTime(link.expiresAt).text }),
  }
}

interface MadeFacts extends LinkFacts {
  readonly made: { readonly pem: string; readonly chainPem: readonly string[]; readonly notAfter: Date }
}

/** What views/certificate-links/made.ejs is given: the certificate for somebody who has brought a request. */
export function madeCertificatePage({ link, made, tryAt, language, t }: MadeFacts) {
  const { login } = link.user
  return {
    title: t('user_certificates.link.done_title'),
    head: pageHead({
      lead: t('user_certificates.link.made_lead', { date: formatsFor(language).date(made.notAfter).text }),
    }),
    certificate: {
      id: 'certificate',
      label: t('user_certificates.link.certificate'),
      value: [made.pem, ...made.chainPem].join(''),
    },
    command: {
      id: 'command',
      label: t('user_certificates.link.pack'),
      value: `openssl pkcs12 -export -inkey ${login}.key -in ${login}.pem -out ${login}.p12`,
    },
    ...importPart(tryAt, t),
  }
}

function importPart(tryAt: string | null, t: Translate) {
  return {
    importTitle: t('user_certificates.link.import_title'),
    ways: (['system', 'firefox', 'linux'] as const).map((way) => t(`user_certificates.link.import.${way}`)),
    try:
      tryAt === null
        ? null
        : {
            text: t('user_certificates.link.try_text'),
            href: `${tryAt}/sign-in/certificate`,
            label: t('user_certificates.link.try'),
          },
  }
}
