import { certificateState, RENEWAL_DAYS, standingCertificate } from '#domain/access/user-certificate.ts'
import { addDays } from '#domain/shared/time.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { listEndingUserCertificatesAcrossAccounts } from '#queries/user-certificates.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { findLinkHolder } from '#stores/password-store.ts'
import { listUserCertificates, noteEndAnnounced } from '#stores/user-certificate-store.ts'
import type { UserCertificateDeps } from './deps.ts'

/**
 * Writes to everybody whose certificate ends within a month, once, however often this runs and on however many workers.
 * Whoever has a newer one already is not bothered. One mail's trouble keeps no other from going.
 */
export const announceCertificateEnds =
  (deps: Pick<UserCertificateDeps, 'queueMail' | 'publicUrl'>) =>
  async (scope: OperatorScope): Promise<void> => {
    const failures: unknown[] = []
    const soon = addDays(scope.now(), RENEWAL_DAYS)
    for (const ending of await listEndingUserCertificatesAcrossAccounts(scope, soon)) {
      try {
        await announce(deps, scope, ending)
      } catch (failure) {
        failures.push(failure)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'ends of certificates could not be announced')
  }

const announce = (
  { queueMail, publicUrl }: Pick<UserCertificateDeps, 'queueMail' | 'publicUrl'>,
  scope: OperatorScope,
  { accountId, id, userId }: { readonly accountId: string; readonly id: string; readonly userId: string },
): Promise<void> =>
  inOperatorTransaction(scope, async (operatorTx) => {
    const tx = withinAccount(operatorTx, accountId)
    if (!(await noteEndAnnounced(tx, id))) return
    const standing = standingCertificate(await listUserCertificates(tx, [userId]), tx.now())
    const user = await findLinkHolder(tx, userId)
    if (standing?.id !== id || certificateState(standing, tx.now()) === 'revoked' || !user) return
    const { name, login, email, language } = user
    const data = { name, notAfter: standing.notAfter, pageUrl: `${publicUrl}/profile/certificate` }
    await queueMail(tx, { to: email, language, orderId: null, mail: { kind: 'certificate_ending', data } })
    await recordLog(tx, { action: 'user_certificate.end_announced', subject: login })
  })
