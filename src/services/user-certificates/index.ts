import { findBlockedUserAcrossAccounts, listBlockedUsersAcrossAccounts } from '#queries/user-certificates.ts'
import type { AsOwner } from '#services/access/own-credentials.ts'
import type { AmongUsers } from '#services/users/account-users.ts'
import { announceCertificateEnds } from './announce-ends.ts'
import type { UserCertificateDeps } from './deps.ts'
import type { Invite } from './invite.ts'
import type { IssueCertificateLink } from './issue-link.ts'
import { makeCertificate, readCertificateLink } from './make.ts'
import { manageCertificates } from './manage.ts'
import { ownCertificate } from './own.ts'
import { revokeAtAuthority } from './publish-revocations.ts'
import { reopenUser } from './reopen.ts'
import { lookAtCertificate, signInByCertificate } from './sign-in.ts'

interface Deps extends UserCertificateDeps {
  readonly among: AmongUsers
  readonly asOwner: AsOwner
  readonly invite: Invite
  readonly issueCertificateLink: IssueCertificateLink
}

/** Certificates that users sign in with: from the mailed link to the panic button and back. */
export function userCertificateServices(deps: Deps) {
  const chain = () => deps.userAuthority.chain()
  return {
    look: lookAtCertificate(deps),
    signIn: signInByCertificate(deps),
    readLink: readCertificateLink,
    make: makeCertificate(deps),
    /** What a TLS listener asks browsers for. */
    authorities: chain,
    own: ownCertificate(deps),
    manage: manageCertificates(deps),
    listBlocked: listBlockedUsersAcrossAccounts,
    findBlocked: findBlockedUserAcrossAccounts,
    reopen: reopenUser(deps),
    announceEnds: announceCertificateEnds(deps),
    revokeAtAuthority: revokeAtAuthority(deps),
  }
}
