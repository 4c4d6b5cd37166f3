import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { blankOrder, defaultMeans } from '#domain/orders/blank-order.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { askerText, linkState, type Asker, type OrderLink } from '#domain/orders/order-link.ts'
import { askerFaults, asStrangersSee, strangersFaults } from '#domain/orders/stranger-order.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { RoleConnection } from '#platform/database.ts'
import { hashToken } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx, type OperatorScope } from '#platform/scope.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import type { AskApproval } from '#services/orders/ask-approval.ts'
import type { Assess } from '#services/orders/assess.ts'
import { writeOrder } from '#services/orders/write-order.ts'
import { readLinkMakers } from '#stores/account-preferences-store.ts'
import { findAccountName, getAccountTerms } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import {
  findOrderLinkAcrossAccounts,
  getOrderLink,
  insertLinkOrder,
  lockOrderLink,
  wasLinkOrdered,
} from '#stores/order-link-store.ts'

export interface OrderByLinkDeps {
  readonly catalogue: () => Catalogue
  readonly portal: RoleConnection
  readonly publicUrl: string
  readonly assess: Assess
  readonly askApproval: AskApproval
  readonly queueMail: QueueMail
  /** Orders per link, per network address, and per mail address that is written to. */
  readonly limiter: RateLimiter
}

/** What somebody behind a link filled in. */
export interface SentByLink {
  readonly input: OrderInput
  readonly csr: CsrReading | null
}

/** The form behind a link: of the account nothing but its name. */
export interface LinkForm {
  readonly accountName: string
  readonly assessed: AssessedOrder
}

/** The same answer whether a link never was, serves no more, or its account can't order: nobody learns which. */
const closed = () => new Refusal('not_found', 'order_link_closed')

/** The form of a link, blank or as it was filled. */
export const readLinkForm =
  (deps: OrderByLinkDeps) =>
  async (scope: OperatorScope, token: string, sent: SentByLink | null): Promise<LinkForm> => {
    const { linkId, account } = await enter(deps, scope, token)
    return inTransaction(account, async (tx) => {
      const link = await getOrderLink(tx, linkId)
      await assertOpen(tx, deps, link)
      return formOf(tx, deps, link, sent)
    })
  }

export type LinkOutcome =
  { readonly outcome: 'done' | 'too_many' } | { readonly outcome: 'wrong'; readonly form: LinkForm }

interface LinkOrder extends SentByLink {
  readonly asker: Asker
  /** Of the form as it was shown: sent twice it is one order. */
  readonly nonce: string
}

/** Places an order for somebody without access. It always waits for approval, whoever made the link. */
export const orderByLink =
  (deps: OrderByLinkDeps) =>
  async (scope: OperatorScope, token: string, sent: LinkOrder): Promise<LinkOutcome> => {
    const { asker } = sent
    const { linkId, account } = await enter(deps, scope, token, asker)
    const { address } = scope.actor
    const counted = [`of:${linkId}`, `to:${asker.email.toLowerCase()}`, ...(address ? [`from:${address}`] : [])]
    const result = await inTransaction(account, async (tx) => {
      const link = await lockOrderLink(tx, linkId)
      if (await wasLinkOrdered(tx, linkId, sent.nonce)) return 'before'
      await assertOpen(tx, deps, link)
      // Under the lock, so that those who come together are counted one after another.
      for (const key of counted) if (!(await deps.limiter.allows(key))) return 'too_many'
      const form = await formOf(tx, deps, link, sent)
      if (form.assessed.assessment.faults.length > 0) return form
      await place(tx, deps, link, sent, form)
      for (const key of counted) await deps.limiter.count(key)
      return 'placed'
    })
    if (typeof result !== 'string') return { outcome: 'wrong', form: result }
    return { outcome: result === 'too_many' ? 'too_many' : 'done' }
  }

/** Into the account that a token leads to, as the person who asks. */
async function enter(deps: OrderByLinkDeps, { actor, ...scope }: OperatorScope, token: string, asker?: Asker) {
  const found = await findOrderLinkAcrossAccounts({ actor, ...scope }, hashToken(token))
  if (!found) throw closed()
  const visitor = asker
    ? ({ kind: 'visitor', id: null, name: askerText(asker), address: actor.address } as const)
    : actor
  const account: AccountScope = { accountId: found.accountId, actor: visitor, portal: deps.portal, now: scope.now }
  return { linkId: found.id, account }
}

async function assertOpen(tx: AccountTx, { catalogue }: OrderByLinkDeps, link: OrderLink): Promise<void> {
  const isOpen = linkState(link, await readLinkMakers(tx), dayOf(tx.now())) === 'open'
  const { orderable, planYears } = getProduct(catalogue(), link.productCode)
  if (!isOpen || !orderable || !planYears.includes(link.years)) throw closed()
}

/** The form as strangers see it, with every fault that they can mend. */
async function formOf(
  tx: AccountTx,
  deps: OrderByLinkDeps,
  link: OrderLink,
  sent: (SentByLink & { readonly asker?: Asker }) | null,
): Promise<LinkForm> {
  const product = getProduct(deps.catalogue(), link.productCode)
  const known = { product, organizations: [], contacts: [] }
  const typed = boundTo(link, sent?.input ?? blankOrder(known, link.years, null))
  const csr = sent?.csr ?? null
  const { input } = await asAccountPays(tx, deps, typed, csr)
  const assessed = await deps.assess(tx, { ...typed, paymentMeans: input.paymentMeans }, csr, asStrangersSee)
  if (assessed.assessment.closed) throw closed()
  const faults = [...(sent?.asker ? askerFaults(sent.asker) : []), ...strangersFaults(assessed.assessment.faults)]
  return {
    accountName: await findAccountName(tx),
    assessed: { ...assessed, assessment: { ...assessed.assessment, faults } },
  }
}

/** What the link says stands, whatever was sent; whom the account knows can't be named, and how it pays neither. */
function boundTo({ productCode, years }: OrderLink, input: OrderInput): OrderInput {
  return {
    ...input,
    productCode,
    years,
    guidance: false,
    quote: false,
    customValues: [],
    billing: null,
    billingEntityId: null,
  }
}

/** The order assessed with all that the account knows, paid and invoiced as its forms propose. */
async function asAccountPays(
  tx: AccountTx,
  { assess }: OrderByLinkDeps,
  typed: OrderInput,
  csr: CsrReading | null,
): Promise<AssessedOrder> {
  const { context, assessment } = await assess(tx, typed, csr)
  const { defaultPaymentMeans } = await getAccountTerms(tx)
  const paymentMeans = defaultMeans(assessment.means, defaultPaymentMeans)
  const billingEntityId = context.billingEntities.find(({ isDefault }) => isDefault)?.id ?? null
  return assess(tx, { ...typed, paymentMeans, billingEntityId }, csr)
}

async function place(
  tx: AccountTx,
  deps: OrderByLinkDeps,
  { id: linkId, label }: OrderLink,
  { csr, asker, nonce }: LinkOrder,
  { accountName, assessed }: LinkForm,
): Promise<void> {
  const order = await writeOrder(tx, await asAccountPays(tx, deps, assessed.input, csr), {
    isPending: true,
    orderedBy: askerText(asker),
    isClaim: true,
  })
  const { id: orderId, reference, commonName, productCode } = order
  await insertLinkOrder(tx, { orderId, linkId, nonce, asker })
  await recordEvent(tx, orderId, 'placed')
  await recordLog(tx, {
    action: 'order.placed_by_link',
    subject: reference,
    details: { product: productCode, link: linkId, label },
  })
  await deps.askApproval(tx, order)
  const data = { name: asker.name, reference, commonName, accountName, portalUrl: `${deps.publicUrl}/sign-in` }
  await deps.queueMail(tx, {
    to: asker.email,
    language: asker.language,
    orderId,
    mail: { kind: 'link_order_received', data },
  })
}
