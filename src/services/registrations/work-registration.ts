import { staffOf } from '#domain/access/actor.ts'
import type { StaffLogAction } from '#domain/logs/staff-log-actions.ts'
import {
  type Registration,
  CORRECTION_DAYS,
  type RegistrationEventKind,
  type RegistrationForm,
} from '#domain/registrations/registration.ts'
import { afterRegistrationAct, type RegistrationAct, type RegistrationState } from '#domain/registrations/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { addDays } from '#domain/shared/time.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import type { QueueOperatorMail } from '#services/mails/queue-operator-mail.ts'
import { recordStaffAct } from '#services/staff/acting-for.ts'
import {
  applicantOf,
  changeRegistration,
  lockRegistration,
  recordRegistrationEvent,
} from '#stores/registration-store.ts'

export interface WorkDeps {
  readonly queueOperatorMail: QueueOperatorMail
  readonly publicUrl: string
}

/** A registration as somebody of the staff has it before them. */
export interface Seen {
  readonly id: string
  readonly version: number
}

/** `changed`: somebody was quicker; nothing was done. */
export type Worked = 'done' | 'changed'

/** Sales mend what is written there. */
export const editRegistration =
  () =>
  (scope: OperatorScope, seen: Seen, form: RegistrationForm): Promise<Worked> =>
    work(scope, seen, 'edit', async (tx, registration, state) => {
      await changeRegistration(tx, registration.id, { state, form, changedBy: tx.actor.name })
      await record(tx, registration, 'edited', 'registration.edited')
      return 'done'
    })

/** The applicant is asked to mend it themselves, by a link that holds once. */
export const askCorrection =
  ({ queueOperatorMail, publicUrl }: WorkDeps) =>
  (scope: OperatorScope, seen: Seen, message: string): Promise<Worked> =>
    work(scope, seen, 'ask_correction', async (tx, registration, state) => {
      const { form, id } = registration
      const token = newToken()
      const expiresAt = addDays(tx.now(), CORRECTION_DAYS)
      const link = { tokenHash: hashToken(token), expiresAt }
      await changeRegistration(tx, id, { state, changedBy: tx.actor.name, link })
      await record(tx, registration, 'correction_asked', 'registration.correction_asked', message)
      const formUrl = `${publicUrl}/sign-up/corrections/${token}`
      await queueOperatorMail(tx, {
        ...receiver(form),
        token,
        mail: {
          kind: 'registration_correction',
          data: { ...aboutRegistration(form, publicUrl), message, formUrl, expiresAt },
        },
      })
      return 'done'
    })

/** No account, with the reason that the applicant reads. */
export const refuseRegistration =
  ({ queueOperatorMail, publicUrl }: WorkDeps) =>
  (scope: OperatorScope, seen: Seen, reason: string): Promise<Worked> =>
    work(scope, seen, 'refuse', async (tx, registration, state) => {
      const { form, id } = registration
      await changeRegistration(tx, id, { state, changedBy: tx.actor.name })
      await record(tx, registration, 'refused', 'registration.refused', reason)
      await queueOperatorMail(tx, {
        ...receiver(form),
        mail: { kind: 'registration_refused', data: { ...aboutRegistration(form, publicUrl), reason } },
      })
      return 'done'
    })

/** Locks the registration and does the act, if its state allows it and it is still as the person saw it. */
export function work<Outcome = never>(
  scope: OperatorScope,
  { id, version }: Seen,
  act: RegistrationAct,
  doIt: (tx: OperatorTx, registration: Registration, state: RegistrationState) => Promise<Worked | Outcome>,
): Promise<Worked | Outcome> {
  return inOperatorTransaction(scope, async (tx) => {
    const registration = await lockRegistration(tx, id)
    const state = afterRegistrationAct(registration.state, act)
    // Clicked twice, a decision is one; of two people who decide at once the second may have decided otherwise.
    if (registration.state === DECIDED_BY[act]) return registration.decidedBy === staffOf(tx.actor) ? 'done' : 'changed'
    if (state === null) throw new Refusal('conflict', 'registration_closed')
    if (registration.version !== version) return 'changed'
    return doIt(tx, registration, state)
  })
}

const DECIDED_BY: Readonly<Partial<Record<RegistrationAct, RegistrationState>>> = {
  accept: 'accepted',
  refuse: 'refused',
}

/** In the registration's own history and in the staff log. */
export async function record(
  tx: OperatorTx,
  { id, form }: Registration,
  kind: RegistrationEventKind,
  act: StaffLogAction,
  message?: string,
): Promise<void> {
  await recordRegistrationEvent(tx, id, kind, message === undefined ? {} : { message })
  await recordStaffAct(tx, act, { subject: id, details: { organization: form.organization.name } })
}

const receiver = ({ corporate, language }: RegistrationForm) => ({ to: corporate.email, language })

const aboutRegistration = (form: RegistrationForm, publicUrl: string) => ({
  name: applicantOf(form),
  organization: form.organization.name,
  portalUrl: `${publicUrl}/sign-in`,
})
