import { addDays } from '#domain/shared/time.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { deleteEndedEmailChangesAcrossAccounts } from '#stores/email-change-store.ts'
import { deleteEndedHalfOpens } from '#stores/half-open-store.ts'
import { deleteEndedChallenges } from '#stores/passkey-store.ts'
import { deleteEndedPasswordLinksAcrossAccounts } from '#stores/password-store.ts'
import { deleteEndedPersonalDataLinks } from '#stores/personal-data-store.ts'
import { deleteEndedSessions } from '#stores/session-store.ts'
import { deleteEndedLimits } from '#stores/sign-in-store.ts'
import { deleteEndedAttempts } from '#stores/single-sign-on-store.ts'
import { deleteEndedStaffLinks } from '#stores/staff-password-store.ts'
import { deleteEndedCertificateLinksAcrossAccounts } from '#stores/user-certificate-store.ts'
import { idleSince } from './own-profile.ts'

/** A job that is run again finds the link that it has sent, and people are told of a link that it has ended. */
const LINKS_KEPT_DAYS = 30

/**
 * Deletes what has ended and opens nothing any more: sessions, what was begun and left, counts of attempts, and one-time
 * links a month after their end. What was done by them stands in the logs. Run twice it is run once.
 */
export const forgetEnded =
  ({ idleMinutes }: { readonly idleMinutes: number }) =>
  async (scope: OperatorScope): Promise<void> => {
    const now = scope.now()
    await deleteEndedSessions(scope, now, idleSince(now, idleMinutes))
    for (const forget of [deleteEndedHalfOpens, deleteEndedChallenges, deleteEndedAttempts, deleteEndedLimits])
      await forget(scope, now)
    for (const forget of LINKS) await forget(scope, addDays(now, -LINKS_KEPT_DAYS))
  }

const LINKS = [
  deleteEndedPasswordLinksAcrossAccounts,
  deleteEndedStaffLinks,
  deleteEndedEmailChangesAcrossAccounts,
  deleteEndedCertificateLinksAcrossAccounts,
  deleteEndedPersonalDataLinks,
] as const
