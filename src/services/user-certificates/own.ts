import { certificateStanding, type CertificateStanding } from '#domain/access/user-certificate.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { AsOwner } from '#services/access/own-credentials.ts'
import { listUserCertificates } from '#stores/user-certificate-store.ts'
import { block } from './block.ts'
import type { UserCertificateDeps } from './deps.ts'
import type { IssueCertificateLink } from './issue-link.ts'

interface Deps extends Pick<UserCertificateDeps, 'queueMail' | 'publicUrl'> {
  readonly asOwner: AsOwner
  readonly issueCertificateLink: IssueCertificateLink
}

/** What people do with their own certificate. */
export function ownCertificate(deps: Deps) {
  return {
    find: (scope: AccountScope): Promise<CertificateStanding | null> =>
      deps.asOwner(scope, async (tx, { id }) => certificateStanding(await listUserCertificates(tx, [id]), tx.now())),

    /** A first certificate, or the next before this one ends; the link goes to the address that is known. */
    askLink: (scope: AccountScope, linkId: string): Promise<void> =>
      deps.asOwner(scope, async (tx, user) => {
        await deps.issueCertificateLink(tx, user, linkId)
      }),

    /** The panic button. Pressed twice, the second finds no session to press it in. */
    panic: (scope: AccountScope): Promise<void> => deps.asOwner(scope, (tx, user) => block(deps, tx, user, 'panic')),
  }
}
