import { userState, type ManagedUser } from '#domain/access/managed-user.ts'
import { offeredActs, type UserAct } from '#domain/access/user-acts.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { fact, facts } from '../orders/facts.ts'
import { statePill } from './users-page.ts'

interface UserCardFacts {
  readonly user: ManagedUser
  readonly actorId: string | null
  /** Of the invitation that the page's button would send. */
  readonly linkId: string
  readonly language: Language
  readonly t: Translate
}

/** Acts that are done by their button, each to its own address. */
const BY_BUTTON = { invite: 'invitations', unlock: 'unlocking', reactivate: 'reactivation' } as const
/** Acts that are asked about first. */
const ASKED = { suspend: 'suspension', delete: 'deletion' } as const

/** How a user stands, and what can be done. */
export function userCard({ user, actorId, linkId, language, t }: UserCardFacts) {
  const offered = offeredActs(user, actorId)
  const at = (segment: string) => `/administration/users/${user.id}/${segment}`
  const isOffered = <Act extends UserAct>(acts: readonly Act[]) => acts.filter((act) => offered.includes(act))
  const signedIn = user.lastSignInAt ? formatsFor(language).dateTime(user.lastSignInAt).text : null
  return {
    title: t('administration.user.state'),
    pill: statePill(user, t),
    text: t(`administration.users.states_text.${userState(user)}`),
    facts: facts([fact(t('administration.users.columns.last_sign_in'), signedIn ?? t('administration.users.never'))]),
    buttons: isOffered(['invite', 'unlock', 'reactivate']).map((act) => ({
      action: at(BY_BUTTON[act]),
      label: t(`administration.user.${act}`),
      id: act === 'invite' ? linkId : null,
    })),
    links: isOffered(['suspend', 'delete']).map((act) => ({
      href: at(ASKED[act]),
      label: t(`administration.user.${act}`),
    })),
  }
}
