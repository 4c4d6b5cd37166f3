import type { PostalAddress } from '#domain/documents/document.ts'
import type { Language } from '#domain/shared/language.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { addDays } from '#domain/shared/time.ts'

export const MANDATE_STATES = ['requested', 'valid', 'refused', 'revoked'] as const
export type MandateState = (typeof MANDATE_STATES)[number]

export const MANDATE_ACTS = ['accept', 'refuse', 'revoke'] as const
export type MandateAct = (typeof MANDATE_ACTS)[number]

const MOVES: Readonly<Record<MandateState, Readonly<Partial<Record<MandateAct, MandateState>>>>> = {
  requested: { accept: 'valid', refuse: 'refused', revoke: 'revoked' },
  valid: { revoke: 'revoked' },
  refused: {},
  revoked: {},
}

/** What a mandate becomes by an act. */
export function moveMandate(state: MandateState, act: MandateAct): MandateState {
  const next = MOVES[state][act]
  if (!next) throw new Refusal('conflict', 'mandate_moved')
  return next
}

/** Asked for or in force: an account has one such mandate at most. */
export const isOpenMandate = (state: MandateState): boolean => state === 'requested' || state === 'valid'

/** Who may collect: the office as it was when the mandate was made. */
export interface MandateCreditor {
  readonly name: string
  readonly identifier: string
  readonly address: PostalAddress
}

/** A mandate as the pages show it: of the IBAN only its end. */
export interface Mandate {
  readonly id: string
  /** Unique mandate reference (RUM). */
  readonly reference: string
  readonly state: MandateState
  readonly creditor: MandateCreditor
  readonly debtorName: string
  readonly debtorAddress: PostalAddress
  /** The last four characters of the IBAN. */
  readonly ibanEnd: string
  readonly bic: string | null
  /** Who is written to besides the super user. */
  readonly email: string | null
  readonly language: Language
  readonly requestedBy: string
  readonly requestedAt: Date
  /** Calendar day. */
  readonly signedOn: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly refusalReason: string | null
  readonly revokedAt: Date | null
}

/** What is printed and signed. The one place where the IBAN stands in full. */
export interface PrintedMandate extends Mandate {
  readonly iban: string
}

/** What the customer writes about the account to be debited. */
export interface MandateFields {
  readonly debtorName: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
  readonly iban: string
  readonly bic: string | null
  readonly email: string | null
  readonly language: Language
}

/** The unique mandate reference (RUM) of a running number: at most 35 characters of a set that every bank takes. */
export function mandateReference(officePrefix: string, sequence: number): string {
  return `${officePrefix}-SDD-${String(sequence).padStart(6, '0')}`
}

/** Days between the announcement of a debit and the debit itself; shorter than SEPA's 14, so the mandate says it (SD-04). */
export const PRE_NOTIFICATION_DAYS = 10

/** Why an account can't give a mandate; null when it can. SEPA debits are in euros, for a creditor with an identifier. */
export function mandateClosed(account: {
  readonly currency: string
  readonly creditorIdentifier: string | null
}): 'not_in_euros' | 'no_creditor' | null {
  if (account.currency !== 'EUR') return 'not_in_euros'
  return account.creditorIdentifier === null ? 'no_creditor' : null
}

/** Whether a day can be the one on which a mandate was signed: not before it was made, not to come. */
export function isSigningDay(day: string, requestedOn: string, today: string): boolean {
  return day >= requestedOn && day <= today
}

/** For so many days the home page says that a mandate has become valid. */
const NEWS_DAYS = 30

/** What the home page has to say about the account's newest mandate; null where there is nothing to know or to do. */
export function mandateMessage(
  mandate: Pick<Mandate, 'state' | 'decidedAt'> & { readonly hasCopy: boolean },
  now: Date,
): 'requested' | 'refused' | 'valid' | null {
  const { state, decidedAt, hasCopy } = mandate
  if (state === 'revoked') return null
  // Once the signed copy is sent the next step is staff’s.
  if (state === 'requested') return hasCopy ? null : state
  return decidedAt !== null && now < addDays(decidedAt, NEWS_DAYS) ? state : null
}
