import { createHash } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import { inOperatorTransaction, inTransaction, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { enqueue } from '#stores/job-store.ts'
import { findLinkHolder, listUsersCalledAcrossAccounts } from '#stores/password-store.ts'
import type { IssuePasswordLink } from './issue-password-link.ts'

export interface ForgottenLimits {
  /** Requests from one address, whatever the login. */
  readonly forgottenFrom: RateLimiter
  /** Requests about one login or e-mail, whether it exists or not. */
  readonly forgottenFor: RateLimiter
}

/**
 * Somebody says that they have forgotten the password of a login or of an e-mail. Known or not, it costs one look and
 * one job, and answers the same: the mail is made later, by the job.
 */
export const askPasswordLink =
  ({ limiters }: { readonly limiters: ForgottenLimits }) =>
  async (scope: OperatorScope, typed: string): Promise<'asked' | 'too_many'> => {
    const name = typed.trim().toLowerCase()
    const address = scope.actor.address ?? ''
    // People type passwords into the wrong field: only a digest is counted.
    const digest = createHash('sha256').update(name).digest('base64url')
    const allowed = await Promise.all([limiters.forgottenFrom.allows(address), limiters.forgottenFor.allows(digest)])
    if (allowed.includes(false)) return 'too_many'
    await Promise.all([limiters.forgottenFrom.count(address), limiters.forgottenFor.count(digest)])
    await inOperatorTransaction(scope, async (tx) => {
      const found = await listUsersCalledAcrossAccounts(tx, name)
      const users = found.map((user) => ({ ...user, linkId: newId(tx.now()) }))
      await enqueue(tx, 'send_password_links', { users })
    })
    return 'asked'
  }

/** Sends the link that was asked for, unless its user has gone meanwhile. */
export const sendPasswordLink =
  ({ issuePasswordLink }: { readonly issuePasswordLink: IssuePasswordLink }) =>
  (scope: AccountScope, { userId, linkId }: { readonly userId: string; readonly linkId: string }): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const user = await findLinkHolder(tx, userId)
      if (user) await issuePasswordLink(tx, user, 'reset', linkId)
    })
