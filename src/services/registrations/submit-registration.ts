import type { RegistrationForm } from '#domain/registrations/registration.ts'
import { newId } from '#platform/ids.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { applicantOf, insertRegistration, recordRegistrationEvent } from '#stores/registration-store.ts'
import type { OpenPrefill } from './prefill-link.ts'
import type { QueueOperatorMail } from '#services/mails/queue-operator-mail.ts'

export interface SubmitDeps {
  readonly queueOperatorMail: QueueOperatorMail
  readonly publicUrl: string
  /** Where the terms stand that the form has accepted. */
  readonly termsUrl: string
  /** Forms per network address, and per mail address that is written to. */
  readonly limiter: RateLimiter
  readonly openPrefill: OpenPrefill
}

interface Submitted {
  readonly form: RegistrationForm
  /** Of the form as it was shown: sent twice it is one registration. */
  readonly nonce: string
  /** The link that filled the form; empty without one. */
  readonly from: string
}

/** Takes a registration in and confirms it by mail; sales decide about it. */
export const submitRegistration =
  ({ queueOperatorMail, publicUrl, termsUrl, limiter, openPrefill }: SubmitDeps) =>
  async (scope: OperatorScope, { form, nonce, from }: Submitted): Promise<'done' | 'too_many'> => {
    const { address } = scope.actor
    const counted = [...(address ? [`from:${address}`] : []), `to:${form.corporate.email.toLowerCase()}`]
    for (const key of counted) {
      if (!(await limiter.allows(key))) return 'too_many'
    }
    const sourceReference = from === '' ? null : ((await openPrefill(scope, from))?.reference ?? null)
    const isNew = await inOperatorTransaction(scope, async (tx) => {
      const id = newId(tx.now())
      if (!(await insertRegistration(tx, { id, nonce, form, sourceReference, termsUrl }))) return false
      await recordRegistrationEvent(tx, id, 'submitted', { actorName: applicantOf(form) })
      await queueOperatorMail(tx, {
        to: form.corporate.email,
        language: form.language,
        mail: {
          kind: 'registration_received',
          data: { name: applicantOf(form), organization: form.organization.name, portalUrl: `${publicUrl}/sign-in` },
        },
      })
      return true
    })
    if (isNew) for (const key of counted) await limiter.count(key)
    return 'done'
  }
