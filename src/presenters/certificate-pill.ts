import type { CertificateStanding, UserCertificateState } from '#domain/access/user-certificate.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from './components/formats.ts'
import { pill, type Pill } from './components/status-pill.ts'
import type { Tone } from './components/tone.ts'

const TONE: Readonly<Record<UserCertificateState, Tone>> = {
  valid: 'done',
  not_yet_valid: 'work',
  expired: 'stop',
  suspended: 'act',
  revoked: 'stop',
}

/** How a sign-in certificate stands, with its end where that is to come. */
export function certificatePill(standing: CertificateStanding | null, language: Language, t: Translate): Pill {
  if (standing === null) return pill('quiet', t('user_certificates.states.none'))
  const date = formatsFor(language).date(standing.notAfter).text
  if (standing.state !== 'valid') return pill(TONE[standing.state], t(`user_certificates.states.${standing.state}`))
  return standing.isEnding
    ? pill('act', t('user_certificates.states.ending', { date }))
    : pill('done', t('user_certificates.states.valid', { date }))
}
