import type { LinkHolder } from '#domain/access/password-link.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx, OperatorTx } from '#platform/scope.ts'
import type { IssuePasswordLink } from '#services/access/issue-password-link.ts'
import { usesCertificates } from '#stores/account-security-store.ts'
import type { IssueCertificateLink } from './issue-link.ts'

interface Deps {
  readonly issuePasswordLink: IssuePasswordLink
  readonly issueCertificateLink: IssueCertificateLink
}

/** Sends somebody the way in that their account has: a link to a password, or to a certificate. False where `id` was sent before. */
export const invite =
  ({ issuePasswordLink, issueCertificateLink }: Deps) =>
  async (tx: AccountTx & OperatorTx, user: LinkHolder, id = newId(tx.now())): Promise<boolean> =>
    (await usesCertificates(tx)) ? issueCertificateLink(tx, user, id) : issuePasswordLink(tx, user, 'invitation', id)

export type Invite = ReturnType<typeof invite>
