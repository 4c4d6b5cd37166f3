import { asksForProof, type Fulfilment } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { RoleConnection } from '#platform/database.ts'
import { hashToken } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx, type OperatorScope } from '#platform/scope.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import {
  findMailedChallengeAcrossAccounts,
  lockValidation,
  markMailApproved,
  markValidated,
  type MailedChallenge,
} from '#stores/validation-store.ts'
import { mailChallenges, type ValidationDeps } from './begin-validations.ts'

const isOver = ({ fulfilment }: { readonly fulfilment: Fulfilment }) =>
  fulfilment === 'cancelled' || fulfilment === 'refused'

/** What a mailed link stands for; refused alike whether it never existed, has expired or was replaced. */
export async function readMailedChallenge(scope: OperatorScope, token: string): Promise<MailedChallenge> {
  const challenge = await findMailedChallengeAcrossAccounts(scope, hashToken(token))
  if (!challenge || challenge.expiresAt <= scope.now() || challenge.state === 'replaced') {
    throw new Refusal('not_found', 'link_not_valid')
  }
  if (isOver(challenge)) throw new Refusal('not_found', 'proof_not_wanted', { reference: challenge.orderReference })
  return challenge
}

/** Somebody who reads mail at the domain agrees: that proves control over it. Agreeing twice changes nothing. */
export const approveMailedChallenge =
  ({ portal }: { readonly portal: RoleConnection }) =>
  async (scope: OperatorScope, token: string): Promise<void> => {
    const challenge = await readMailedChallenge(scope, token)
    const actor = { kind: 'visitor', id: null, name: challenge.address, address: scope.actor.address } as const
    await inTransaction({ accountId: challenge.accountId, actor, portal, now: scope.now }, async (tx) => {
      const order = await lockOrder(tx, { id: challenge.orderId })
      const validation = await lockValidation(tx, challenge.validationId)
      if (validation.state !== 'pending' || isOver(order)) return
      await markMailApproved(tx, hashToken(token), scope.actor.address ?? '')
      await markValidated(tx, validation.id, tx.now())
      await recordEvent(tx, validation.orderId, 'domain_validated', { domain: validation.domain, method: 'email' })
      const details = { domain: validation.domain }
      await recordLog(tx, { action: 'domain.approved_by_mail', subject: order.reference, details })
      await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: validation.orderId })
    })
  }

/** Sends the challenge mails of a domain again, each with a new link; the old ones stay good until they expire. */
export const resendMails =
  (deps: ValidationDeps & { readonly limiter: RateLimiter }) =>
  async (scope: AccountScope, reference: string, validationId: string): Promise<void> => {
    await inTransaction(scope, (tx) => lockPending(tx, reference, validationId))
    if (!(await deps.limiter.allows(validationId))) throw new Refusal('too_many', 'too_many_requests')
    await deps.limiter.count(validationId)
    await inTransaction(scope, async (tx) => {
      const { order, validation } = await lockPending(tx, reference, validationId)
      await mailChallenges(tx, deps, order, validation)
      await recordEvent(tx, order.id, 'mail_sent_again', { domain: validation.domain })
      const details = { domain: validation.domain }
      await recordLog(tx, { action: 'domain.mails_sent_again', subject: order.reference, details })
    })
  }

async function lockPending(tx: AccountTx, reference: string, validationId: string) {
  const order = await lockOrder(tx, { reference })
  const validation = await lockValidation(tx, validationId)
  if (validation.orderId !== order.id || validation.state !== 'pending') {
    throw new Refusal('not_found', 'validation_not_found')
  }
  if (!asksForProof(order.fulfilment)) throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
  return { order, validation }
}
