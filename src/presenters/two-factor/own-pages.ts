import { RECOVERY_CODES } from '#domain/access/second-factor.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { pill } from '#presenters/components/status-pill.ts'
import { authenticatorPart, codeField, passkeyButton, recoveryCodesPart, type OfferedKey } from './parts.ts'

export type OwnForm = 'codes' | 'removal' | 'passkey' | 'passkey_removal'
/** Complaints by field, and what is wrong with the whole. */
export interface Complaints {
  readonly form: OwnForm | 'set_up' | null
  readonly errors: Readonly<Record<string, string>>
  /** As it was typed; never the password. */
  readonly typed: Readonly<Record<string, string>>
  readonly problem: 'locked' | 'expired' | null
}
export const NO_COMPLAINTS: Complaints = { form: null, errors: {}, typed: {}, problem: null }

export interface OwnPasskey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
}

export interface OwnFacts {
  /** Where these pages lie: those of a user, or of staff. */
  readonly base: string
  readonly isMandatory: boolean
  readonly own: { readonly setUpAt: Date; readonly codesLeft: number; readonly hasApp: boolean } | null
  readonly passkeys: readonly OwnPasskey[]
  readonly complaints: Complaints
  readonly language: Language
  readonly t: Translate
}

/** Below this number the page advises new codes. */
const FEW_CODES = 3

/** What views/two-factor/own.ejs is given: how one's own two-factor sign-in stands. */
export function ownPage(facts: OwnFacts, offer: string) {
  const { base, isMandatory, own, complaints, language, t } = facts
  const state = own ? 'on' : 'off'
  return {
    title: t('security.own.title'),
    head: pageHead({
      lead: t(`security.own.lead_${state}`),
      pill: pill(own ? 'done' : 'quiet', t(`security.own.${state}`)),
      ...(own ? {} : { action: { label: t('security.own.set_up'), href: `${base}/new` } }),
    }),
    problem: problemOf(complaints, t),
    mandatory: isMandatory ? alert('quiet', t('security.own.mandatory')) : null,
    few: own && own.codesLeft < FEW_CODES ? alert('act', t('security.own.few', { count: own.codesLeft })) : null,
    how: own
      ? null
      : { title: t('security.own.how_title'), steps: [1, 2, 3].map((step) => t(`security.own.how.${step as 1}`)) },
    facts: own
      ? [
          fact(t('security.own.since'), formatsFor(language).dateTime(own.setUpAt).text),
          fact(t('security.own.app'), t(own.hasApp ? 'security.own.app_yes' : 'security.own.app_no')),
          fact(t('security.own.codes_left'), t('security.own.codes_of', { left: own.codesLeft, all: RECOVERY_CODES })),
        ]
      : [],
    move: own?.hasApp
      ? { title: t('security.own.move_title'), text: t('security.own.move_text'), label: t('security.own.move') }
      : { title: t('security.own.app'), text: t('security.own.add_app_text'), label: t('security.own.add_app') },
    moveHref: `${base}/new`,
    factsTitle: t('security.own.facts_title'),
    passkeys: passkeysPart(facts),
    codes: own ? codesForm(facts, offer) : null,
    removal: own && !isMandatory ? removalForm(facts) : null,
  }
}

function codesForm(facts: OwnFacts, offer: string) {
  const { base, t } = facts
  const fields = proofFields('codes', facts)
  return {
    title: t('security.own.renew_title'),
    text: t('security.own.renew_text'),
    action: `${base}/recovery-codes`,
    offer,
    fields,
    errors: errorSummary(fields),
    passkey: proofButton(facts),
    submit: t('security.own.renew'),
  }
}

function removalForm(facts: OwnFacts) {
  const { base, t } = facts
  const fields = proofFields('removal', facts)
  return {
    title: t('security.own.remove_title'),
    text: t('security.own.remove_text'),
    action: `${base}/removal`,
    fields,
    errors: errorSummary(fields),
    passkey: proofButton(facts),
    submit: t('security.own.remove'),
  }
}

function passkeysPart({ base, passkeys, language, t }: OwnFacts) {
  const { date } = formatsFor(language)
  return {
    title: t('security.passkeys.title'),
    text: t('security.passkeys.what'),
    rows: passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
      name,
      href: `${base}/passkeys/${id}`,
      label: t('security.passkeys.open', { name }),
      facts: lastUsedAt
        ? t('security.passkeys.used', { added: date(addedAt).text, used: date(lastUsedAt).text })
        : t('security.passkeys.unused', { added: date(addedAt).text }),
    })),
    add: { href: `${base}/passkeys/new`, label: t('security.passkeys.add') },
  }
}

/** In the place of the present code, for whoever has a passkey; null for others. */
export const proofButton = ({ base, passkeys, t }: Pick<OwnFacts, 'base' | 'passkeys' | 't'>) =>
  passkeys.length === 0
    ? null
    : passkeyButton('get', { address: `${base}/passkey-challenges` }, t('security.passkeys.confirm'), t, 'button')

/** Password and, once there is a second factor, its present code, which every change asks for. */
export function proofFields(
  form: OwnForm | 'set_up',
  { own, complaints, t }: Pick<OwnFacts, 'own' | 'complaints' | 't'>,
) {
  const { errors, typed } = complaints.form === form ? complaints : NO_COMPLAINTS
  const password = passwordField(form, errors['password'] ?? null, t)
  if (!own) return [password]
  return [
    password,
    codeField(t('security.own.current'), errors['current'] ?? null, {
      name: 'current',
      value: typed['current'] ?? '',
      id: `${form}-current`,
      hint: t(own.hasApp ? 'security.own.current_hint' : 'security.passkeys.current_hint'),
      inputmode: null,
    }),
  ]
}

const passwordField = (form: string, error: string | null, t: Translate) =>
  field({
    name: 'password',
    id: `${form}-password`,
    kind: 'password',
    label: t('security.own.password'),
    required: true,
    maxlength: 500,
    autocomplete: 'current-password',
    error,
  })

/** What views/two-factor/own-set-up.ejs is given: the first app, or another one. */
export function ownSetUpPage(facts: OwnFacts, offer: OfferedKey) {
  const { base, own, complaints, t } = facts
  const { errors, typed } = complaints
  const isMove = own?.hasApp ?? false
  const fields = [
    codeField(t('security.set_up.code'), errors['code'] ?? null, {
      hint: isMove ? t('security.set_up.code_of_new') : null,
      value: typed['code'] ?? '',
    }),
    ...proofFields('set_up', facts),
  ]
  return {
    title: t(isMove ? 'security.own.move_page_title' : 'security.own.set_up_title'),
    head: pageHead({
      lead: t(isMove ? 'security.own.move_lead' : 'security.own.set_up_lead'),
      trail: [{ href: base, label: t('security.own.title') }],
    }),
    problem: problemOf(complaints, t),
    action: base,
    offer: offer.sealed,
    authenticator: authenticatorPart(offer, t),
    fields,
    errors: errorSummary(fields),
    passkey: proofButton(facts),
    submit: t('security.set_up.submit'),
    cancel: { href: base, label: t('security.set_up.cancel') },
  }
}

/** What views/two-factor/own-codes.ejs is given: new recovery codes, shown this once. */
export function ownCodesPage({ base, t }: Pick<OwnFacts, 'base' | 't'>, login: string, codes: readonly string[]) {
  return {
    title: t('security.codes.page_title'),
    head: pageHead({ lead: t('security.codes.lead'), trail: [{ href: base, label: t('security.own.title') }] }),
    codes: recoveryCodesPart(codes, login, t),
    next: { href: base, label: t('security.codes.done') },
  }
}

export const problemOf = ({ problem }: Complaints, t: Translate) =>
  problem ? alert('stop', t(`security.own.${problem}`), { urgent: true }) : null

const fact = (term: string, text: string) => ({ term, text, href: null, mono: false })
