import type { Registration, RegistrationForm } from '#domain/registrations/registration.ts'
import { hashToken } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import {
  applicantOf,
  changeRegistration,
  listRegistrationEvents,
  lockRegistrationOfLink,
  recordRegistrationEvent,
} from '#stores/registration-store.ts'

export interface AskedCorrection extends Registration {
  /** What sales ask for. */
  readonly message: string
}

/** The form that a mailed link leads back to, with what is asked of the applicant. */
export const readCorrection = (scope: OperatorScope, token: string): Promise<AskedCorrection> =>
  inOperatorTransaction(scope, async (tx) => {
    const registration = await lockRegistrationOfLink(tx, hashToken(token))
    const events = await listRegistrationEvents(tx, registration.id)
    return { ...registration, message: events.find(({ kind }) => kind === 'correction_asked')?.message ?? '' }
  })

/** Takes the corrected form; the link is used up. `changed` when sales have changed the form since it was opened. */
export const correctRegistration = (
  scope: OperatorScope,
  token: string,
  version: number,
  form: RegistrationForm,
): Promise<'done' | 'changed'> =>
  inOperatorTransaction(scope, async (tx) => {
    const registration = await lockRegistrationOfLink(tx, hashToken(token))
    if (registration.version !== version) return 'changed'
    await changeRegistration(tx, registration.id, { state: 'submitted', form, changedBy: applicantOf(form) })
    await recordRegistrationEvent(tx, registration.id, 'corrected', { actorName: applicantOf(form) })
    return 'done'
  })
