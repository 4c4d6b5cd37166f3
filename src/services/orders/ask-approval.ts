import type { FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'
import { chooseMethods, domainsToProve } from '#domain/orders/domains-to-prove.ts'
import type { Order } from '#domain/orders/order.ts'
import type { Asker } from '#domain/orders/order-link.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { moveFulfilment } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import type { BeginValidations } from '#services/validation/begin-validations.ts'
import { findAccountName, findUser, listUsersWithRight } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { findLinkOrder } from '#stores/order-link-store.ts'
import { takeClaim } from '#stores/organization-store.ts'
import { addSearchWords, lockOrder, updateOrder } from '#stores/order-store.ts'
import { listWishedMethods } from '#stores/validation-store.ts'
import { assertCsrStands, assertStillOpen, takeNewPrice } from './review-pending.ts'
import type { SettleOrder } from './settle-order.ts'

interface ApprovalDeps {
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
}

/** Tells everybody who may approve that an order waits for them. */
export const askApproval =
  ({ queueMail, statusUrl }: ApprovalDeps) =>
  async (tx: AccountTx, order: Order): Promise<void> => {
    const approvers = await listUsersWithRight(tx, 'approval')
    for (const [index, { email, language }] of approvers.entries()) {
      const data = { ...about(order, statusUrl), requestedBy: order.orderedBy }
      const mail = { kind: 'approval_requested', data } as const
      await queueMail(tx, { to: email, language, orderId: order.id, mail, copied: index === 0 })
    }
  }

export type AskApproval = ReturnType<typeof askApproval>

interface DecideDeps extends ApprovalDeps {
  readonly catalogue: () => Catalogue
  readonly extraSuffixes: ExtraSuffixes
  readonly debianWeakKeys: FingerprintList
  readonly settle: SettleOrder
  readonly beginValidations: BeginValidations
  readonly publicUrl: string
}

/** Approves an order, which is checked again and goes on as if it had just been placed; or refuses it, with a reason. */
export const decideApproval =
  (deps: DecideDeps) =>
  (scope: AccountScope, reference: string, decision: ApprovalDecision): Promise<ApprovalOutcome> =>
    inTransaction(scope, async (tx) => {
      const order = await lockOrder(tx, { reference })
      if (order.fulfilment !== 'pending_approval') throw new Refusal('conflict', 'not_own_approval')
      const product = getProduct(deps.catalogue(), order.productCode)
      if (decision.approved) {
        await assertStillOpen(tx, product, order)
        await assertCsrStands(tx, deps.debianWeakKeys, product, order)
        const { seenPrice = null } = decision
        if (seenPrice !== null && seenPrice !== order.netAmount) return 'price_changed'
        if (await takeNewPrice(tx, deps, product, order)) return 'price_changed'
      }
      const fulfilment = moveFulfilment(order.fulfilment, decision.approved ? 'approve' : 'refuse_approval')
      await updateOrder(tx, order.id, { fulfilment, cancellationReason: decision.approved ? null : decision.reason })
      await recordEvent(tx, order.id, decision.approved ? 'approved' : 'approval_refused', { reason: decision.reason })
      await recordLog(tx, { action: decision.approved ? 'order.approved' : 'order.refused', subject: reference })
      const byLink = order.orderedByUserId === null ? await findLinkOrder(tx, order.id) : null
      if (byLink) await tellAsker(tx, order, byLink.asker, decision, deps)
      else await tellAuthor(tx, order, decision, deps)
      if (!decision.approved) return 'refused'
      const approved = { ...order, fulfilment, ...(byLink && (await takeHolder(tx, order))) }
      await deps.beginValidations(tx, approved, await methodsOf(tx, product, approved))
      await deps.settle(tx, approved, byLink && (await findApprover(tx)))
      return 'approved'
    })

export interface ApprovalDecision {
  readonly approved: boolean
  readonly reason: string
  /** Without VAT, as it stood beside the button; left out by whoever saw none. */
  readonly seenPrice?: bigint | null
}

/** `price_changed`: nothing was approved, the order has the price of today, and somebody has to say yes to that. */
export type ApprovalOutcome = 'approved' | 'refused' | 'price_changed'

async function tellAuthor(tx: AccountTx, order: Order, decision: ApprovalDecision, deps: ApprovalDeps): Promise<void> {
  const author = order.orderedByUserId === null ? null : await findUser(tx, order.orderedByUserId)
  if (!author) return
  const data = { ...about(order, deps.statusUrl), ...decision, decidedBy: tx.actor.name }
  await deps.queueMail(tx, {
    to: author.email,
    language: author.language,
    orderId: order.id,
    mail: { kind: 'approval_decided', data },
  })
}

/** Somebody outside learns the decision, not who took it. */
async function tellAsker(
  tx: AccountTx,
  { id, reference, commonName }: Order,
  { name, email, language }: Asker,
  decision: ApprovalDecision,
  { queueMail, publicUrl }: DecideDeps,
): Promise<void> {
  const accountName = await findAccountName(tx)
  const data = { ...decision, name, reference, commonName, accountName, portalUrl: `${publicUrl}/sign-in` }
  await queueMail(tx, { to: email, language, orderId: id, mail: { kind: 'link_order_decided', data } })
}

/** With the yes to an order, its holder becomes one of the account's own. */
async function takeHolder(tx: AccountTx, { id, organizationId }: Order): Promise<Partial<Order>> {
  if (organizationId === null) return {}
  const holder = await takeClaim(tx, organizationId)
  const change = { organizationId: holder.id, organizationName: holder.name }
  await updateOrder(tx, id, change)
  await addSearchWords(tx, id, holder.name)
  return change
}

const findApprover = async (tx: AccountTx) => (tx.actor.kind === 'user' ? findUser(tx, tx.actor.id) : null)

/** How its author wished the domains to be proved, as far as it can still be had. A link asks for no wishes (ADR 0034). */
const methodsOf = async (tx: AccountTx, { dcvMethods }: Product, { id, names }: Order) =>
  chooseMethods(domainsToProve(orderedNames(names), dcvMethods, tx.now()), await listWishedMethods(tx, id))

const about = ({ reference, commonName }: Order, statusUrl: ApprovalDeps['statusUrl']) => ({
  reference,
  commonName,
  statusUrl: statusUrl(reference),
})
