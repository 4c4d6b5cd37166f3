import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { authenticatorPart, codeField, passkeyButton, recoveryCodesPart, type OfferedKey } from './parts.ts'

export type DoorProblem = 'wrong' | 'locked' | 'too_many' | 'expired' | 'network_refused'

interface DoorFacts {
  readonly audience: 'customer' | 'staff'
  readonly problem: DoorProblem | null
  /** Where the person wanted to go. */
  readonly back: string
  readonly t: Translate
}

const SIGN_IN = { customer: '/sign-in', staff: '/staff/sign-in' } as const
/** Which factors somebody may give at the door; recovery codes always go. */
export interface DoorFactors {
  readonly hasApp: boolean
  readonly hasPasskey: boolean
}

export const DOOR = { customer: '/sign-in/second-factor', staff: '/staff/sign-in/second-factor' } as const

const problemOf = (problem: DoorProblem | null, t: Translate) =>
  problem
    ? alert('stop', t(problem === 'network_refused' ? 'access.sign_in.network_refused' : `security.door.${problem}`), {
        title: t('access.sign_in.problem'),
        urgent: true,
      })
    : null

/** What views/two-factor/door-code.ejs is given: passkey or code after the password. */
export function doorCodePage(
  { audience, problem, back, t }: DoorFacts,
  { hasApp, hasPasskey }: DoorFactors,
  byRecoveryCode: boolean,
) {
  const kind = byRecoveryCode || !hasApp ? 'recovery' : 'app'
  const other = `${DOOR[audience]}?back=${encodeURIComponent(back)}${byRecoveryCode ? '' : '&with=recovery'}`
  // What takes nothing has no form: it would only promise it.
  const isOver = problem === 'locked' || problem === 'network_refused'
  const takesPasskey = hasPasskey && !isOver
  const question = { address: `${DOOR[audience]}/passkey-challenges` }
  return {
    title: t(isOver ? `access.sign_in.title_${audience}` : 'security.door.title'),
    head: pageHead(takesPasskey || isOver ? {} : { lead: t(`security.door.lead_${kind}`) }),
    problem: problemOf(problem, t),
    action: DOOR[audience],
    back,
    with: kind,
    passkey: takesPasskey
      ? {
          lead: t('security.door.passkey_lead'),
          button: passkeyButton('get', question, t('security.door.by_passkey'), t, 'submit', true),
          or: t(`security.door.or_${kind}`),
        }
      : null,
    field: isOver
      ? null
      : codeField(
          t(`security.door.code_${kind}`),
          null,
          byRecoveryCode ? { inputmode: null, autocomplete: 'off' } : {},
        ),
    submit: t('security.door.submit'),
    other: hasApp ? { href: other, label: t(`security.door.instead_of_${kind}`) } : null,
    lost: t('security.door.lost'),
    cancel: {
      href: SIGN_IN[audience],
      label: t(problem === 'network_refused' ? 'access.forgotten.back' : 'security.door.cancel'),
    },
  }
}

/** What views/two-factor/door-set-up.ejs is given: whoever must have two-factor sign-in sets it up before anything else. */
export function doorSetUpPage({ audience, problem, back, t }: DoorFacts, offer: OfferedKey) {
  const isWrong = problem === 'wrong'
  return {
    title: t('security.door.set_up_title'),
    head: pageHead({ lead: t(`security.door.set_up_lead_${audience}`) }),
    problem: isWrong ? null : problemOf(problem, t),
    action: DOOR[audience],
    back,
    offer: offer.sealed,
    authenticator: authenticatorPart(offer, t),
    field: codeField(t('security.set_up.code'), isWrong ? t('security.errors.code_wrong') : null),
    submit: t('security.set_up.submit'),
    passkey: {
      title: t('security.door.or_passkey'),
      text: t('security.passkeys.what'),
      name: t('security.passkeys.first_name'),
      button: passkeyButton(
        'create',
        { address: `${DOOR[audience]}/passkey-challenges` },
        t('security.passkeys.create'),
        t,
      ),
    },
    cancel: { href: SIGN_IN[audience], label: t('security.door.cancel') },
  }
}

/** What views/two-factor/door-codes.ejs is given: signed in, with recovery codes to keep. */
export function doorCodesPage({ back, t }: Pick<DoorFacts, 'back' | 't'>, login: string, codes: readonly string[]) {
  return {
    title: t('security.codes.page_title'),
    head: pageHead({ lead: t('security.codes.lead') }),
    codes: recoveryCodesPart(codes, login, t),
    next: { href: back, label: t('security.door.go_on') },
  }
}
