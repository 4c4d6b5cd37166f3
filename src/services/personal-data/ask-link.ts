import { createHash } from 'node:crypto'
import { LINK_LIFETIME, type Holder } from '#domain/personal-data/subject.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { RoleConnection } from '#platform/database.ts'
import { inOperatorTransaction, withinAccount, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { listHoldersAcrossAccounts } from '#queries/personal-data.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import type { QueueOperatorMail } from '#services/mails/queue-operator-mail.ts'
import { findAccountName } from '#stores/account-store.ts'
import { recordLog, recordStaffLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { insertPersonalDataLink, languageOfApplicant, languageOfHolder } from '#stores/personal-data-store.ts'

export interface PersonalDataLimits {
  /** Requests from one address. */
  readonly personalDataFrom: RateLimiter
  /** Requests about one e-mail, whether it is known or not. */
  readonly personalDataFor: RateLimiter
}

export interface AskLinkDeps {
  readonly limiters: PersonalDataLimits
  readonly operator: RoleConnection
  readonly queueMail: QueueMail
  readonly queueOperatorMail: QueueOperatorMail
  readonly operatorName: string
  readonly publicUrl: string
}

/**
 * Somebody asks, without signing in, what is held on an address. Known or not, it costs one look and one job, and
 * answers the same: the mails are made later, one for each account that knows the address.
 */
export const askByAddress =
  ({ limiters }: Pick<AskLinkDeps, 'limiters'>) =>
  async (scope: OperatorScope, typed: string): Promise<'asked' | 'too_many'> => {
    const email = typed.trim().toLowerCase()
    const address = scope.actor.address ?? ''
    const digest = createHash('sha256').update(email).digest('base64url')
    const allowed = await Promise.all([
      limiters.personalDataFrom.allows(address),
      limiters.personalDataFor.allows(digest),
    ])
    if (allowed.includes(false)) return 'too_many'
    await Promise.all([limiters.personalDataFrom.count(address), limiters.personalDataFor.count(digest)])
    const holders = await listHoldersAcrossAccounts(scope, email)
    await inOperatorTransaction(scope, async (tx) => {
      const links = holders.map(({ accountId }) => ({ accountId, linkId: newId(tx.now()) }))
      await enqueue(tx, 'send_personal_data_links', { email, links })
    })
    return 'asked'
  }

/** A user asks from their profile: about their address, in the account that they are in. */
export const askFromProfile =
  ({ limiters, operator }: Pick<AskLinkDeps, 'limiters' | 'operator'>) =>
  async ({ accountId, actor, now }: AccountScope, typed: string): Promise<void> => {
    const email = typed.toLowerCase()
    const digest = createHash('sha256').update(email).digest('base64url')
    if (!(await limiters.personalDataFor.allows(digest))) throw new Refusal('too_many', 'too_many_links')
    await limiters.personalDataFor.count(digest)
    await inOperatorTransaction({ operator, actor, now }, (tx) =>
      enqueue(tx, 'send_personal_data_links', { email, links: [{ accountId, linkId: newId(now()) }] }),
    )
  }

/** Sends a link that was asked for. The same `linkId` twice is one link and one mail. */
export const sendPersonalDataLink =
  ({ queueMail, queueOperatorMail, operatorName, publicUrl }: Omit<AskLinkDeps, 'limiters' | 'operator'>) =>
  (scope: OperatorScope, linkId: string, holder: Holder): Promise<void> =>
    inOperatorTransaction(scope, async (tx) => {
      const { accountId, email } = holder
      const token = newToken()
      const expiresAt = new Date(tx.now().getTime() + LINK_LIFETIME)
      if (!(await insertPersonalDataLink(tx, { id: linkId, holder, tokenHash: hashToken(token), expiresAt }))) return
      const mailAbout = (about: string) => ({
        to: email,
        mail: {
          kind: 'personal_data_link' as const,
          data: { about, email, openUrl: `${publicUrl}/personal-data/links/${token}`, expiresAt },
        },
        token,
      })
      if (accountId === null) {
        await queueOperatorMail(tx, { ...mailAbout(operatorName), language: await languageOfApplicant(tx, email) })
        await recordStaffLog(tx, { action: 'personal_data.link_sent', subject: email })
        return
      }
      const account = withinAccount(tx, accountId)
      const mail = mailAbout(await findAccountName(account))
      await queueMail(account, { ...mail, language: await languageOfHolder(account, email), orderId: null })
      await recordLog(account, { action: 'personal_data.link_sent', subject: email })
    })
