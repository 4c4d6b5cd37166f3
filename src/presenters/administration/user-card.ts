import { userState, type ManagedUser } from '#domain/access/managed-user.ts'
import { offeredActs, type UserAct } from '#domain/access/user-acts.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { fact, facts } from '../orders/facts.ts'
import { certificateOf, statePill } from './users-page.ts'

interface UserCardFacts {
  readonly user: ManagedUser
  readonly actorId: string | null
  /** Of the invitation that the page's button would send. */
  readonly linkId: string
  readonly language: Language
  readonly t: Translate
}

/** Acts that are done by their button, each to its own address. */
const BY_BUTTON = {
  invite: 'invitations',
  unlock: 'unlocking',
  reactivate: 'reactivation',
  send_certificate_link: 'certificate-links',
  suspend_certificate: 'certificate-suspension',
  resume_certificate: 'certificate-resumption',
} as const
/** Acts that are asked about first. */
const ASKED = { suspend: 'suspension', revoke_certificate: 'certificate-revocation', delete: 'deletion' } as const

type CertificateAct = Extract<UserAct, `${string}_certificate${string}`>
const isAboutCertificate = (act: UserAct): act is CertificateAct => act.includes('_certificate')

const labelOf = (act: keyof typeof BY_BUTTON | keyof typeof ASKED, t: Translate) =>
  isAboutCertificate(act) ? t(`user_certificates.act.${act}`) : t(`administration.user.${act}`)

/** How a user stands, and what can be done. */
export function userCard({ user, actorId, linkId, language, t }: UserCardFacts) {
  const offered = offeredActs(user, actorId)
  const at = (segment: string) => `/administration/users/${user.id}/${segment}`
  const isOffered = <Act extends UserAct>(acts: readonly Act[]) => acts.filter((act) => offered.includes(act))
  const signedIn = user.lastSignInAt ? formatsFor(language).dateTime(user.lastSignInAt).text : null
  return {
    title: t('administration.user.state'),
    pill: statePill(user, t),
    certificate: certificateOf(user, language, t),
    text: textOf(user, t),
    facts: facts([fact(t('administration.users.columns.last_sign_in'), signedIn ?? t('administration.users.never'))]),
    buttons: isOffered([
      'invite',
      'unlock',
      'reactivate',
      'send_certificate_link',
      'suspend_certificate',
      'resume_certificate',
    ]).map((act) => ({
      action: at(BY_BUTTON[act]),
      label: labelOf(act, t),
      id: act === 'invite' || act === 'send_certificate_link' ? linkId : null,
    })),
    links: isOffered(['suspend', 'revoke_certificate', 'delete']).map((act) => ({
      href: at(ASKED[act]),
      label: labelOf(act, t),
    })),
  }
}

function textOf(user: ManagedUser, t: Translate): string {
  const state = userState(user)
  return state === 'invited' && user.usesCertificates
    ? t('administration.user.invited_certificate')
    : t(`administration.users.states_text.${state}`)
}
