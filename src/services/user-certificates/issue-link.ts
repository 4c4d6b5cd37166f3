import { certificateLinkExpiry } from '#domain/access/certificate-link.ts'
import type { LinkHolder } from '#domain/access/password-link.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { AccountTx, OperatorTx } from '#platform/scope.ts'
import { findAccountName } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { insertCertificateLink } from '#stores/user-certificate-store.ts'
import type { UserCertificateDeps } from './deps.ts'

/**
 * Sends somebody the link behind which their browser makes a key and gets a certificate for it. It joins the caller's
 * transaction and ends the links before it. The same `id` twice is one link and one mail: false.
 */
export const issueCertificateLink =
  ({ queueMail, publicUrl }: Pick<UserCertificateDeps, 'queueMail' | 'publicUrl'>) =>
  async (tx: AccountTx & OperatorTx, user: LinkHolder, id = newId(tx.now())): Promise<boolean> => {
    const token = newToken()
    const expiresAt = certificateLinkExpiry(tx.now())
    if (!(await insertCertificateLink(tx, { id, userId: user.id, tokenHash: hashToken(token), expiresAt })))
      return false
    const { name, login, email, language } = user
    const accountName = await findAccountName(tx)
    const linkUrl = `${publicUrl}/certificate-links/${token}`
    const mail = { kind: 'certificate_link', data: { name, login, accountName, linkUrl, expiresAt } } as const
    await queueMail(tx, { to: email, language, orderId: null, mail, token })
    await recordLog(tx, { action: 'user_certificate.link_sent', subject: login })
    return true
  }

export type IssueCertificateLink = ReturnType<typeof issueCertificateLink>
