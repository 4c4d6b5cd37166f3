import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { Order } from '#domain/orders/order.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { caaIssuers } from '#domain/rules/caa.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import type { CaaCheck } from '#domain/validation/caa-check.ts'
import { judgeCaa } from '#domain/validation/caa.ts'
import { isCaaLookedUp, isCaaMailed, nextCaaLookAt } from '#domain/validation/caa-schedule.ts'
import { covers } from '#domain/validation/coverage.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { Dns } from '#ports/dns.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { mailToTechnicalContact } from '#services/mails/to-technical-contact.ts'
import { insertCaaChecks, listCaaChecks } from '#stores/caa-check-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { wasTold } from '#stores/mail-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrder, lockOrder } from '#stores/order-store.ts'
import { listValidations } from '#stores/validation-store.ts'
import { lookUpCaa } from './look-up-caa.ts'

export interface CaaDeps {
  readonly dns: Dns
  readonly queueMail: QueueMail
  readonly statusUrl: (reference: string) => string
  readonly catalogue: () => Catalogue
}

/**
 * Asks for every name of an order whether its CAA records let the brand's authority issue (RFC 8659), and keeps the
 * answers as evidence. Where all do, what waits for it goes on; where not, the next look is set.
 */
export const checkCaa =
  (deps: CaaDeps) =>
  async (scope: AccountScope, orderId: string, { anew = false } = {}): Promise<void> => {
    const { dns, catalogue } = deps
    const { order, validations } = await inTransaction(scope, async (tx) => ({
      order: await getOrder(tx, { id: orderId }),
      validations: await listValidations(tx, orderId),
    }))
    if (!isCaaLookedUp(order.fulfilment)) return
    const names = orderedNames(order.names)
    const issuers = caaIssuers(getProduct(catalogue(), order.productCode).supplier)
    const methodOf = (name: string) => validations.find((validation) => covers(validation, name))?.method ?? null
    const lookups = await lookUpCaa(dns, names)
    const checks = names.map((name, index): CaaCheck => {
      const request = { name, issuers, method: methodOf(name.value), accountUri: null, at: scope.now() }
      return { name: name.value, ...judgeCaa(request, lookups[index] ?? []) }
    })
    await inTransaction(scope, (tx) => record(tx, deps, orderId, checks, anew))
  }

/** What the timeline already says is not said again: an obstacle is looked at many times. */
async function record(
  tx: AccountTx,
  deps: CaaDeps,
  orderId: string,
  checks: readonly CaaCheck[],
  anew: boolean,
): Promise<void> {
  const order = await lockOrder(tx, { id: orderId })
  const before = await listCaaChecks(tx, orderId)
  const obstacle = checks.find(({ allowed }) => !allowed)
  const obstacleBefore = before.find(({ allowed }) => !allowed)
  if (!obstacle) {
    await insertCaaChecks(tx, orderId, checks, { look: 1, nextLookAt: null })
    if (before.length === 0 || obstacleBefore) await recordEvent(tx, orderId, 'caa_allowed')
    await goOn(tx, order)
    return
  }
  const look = obstacleBefore && !anew ? obstacleBefore.look + 1 : 1
  const nextLookAt = nextCaaLookAt(look, tx.now())
  await insertCaaChecks(tx, orderId, checks, { look, nextLookAt })
  if (obstacle.name !== obstacleBefore?.name || obstacle.record !== obstacleBefore.record) {
    await recordEvent(tx, orderId, 'caa_refused', { name: obstacle.name, record: obstacle.record ?? '' })
  }
  if (!isCaaLookedUp(order.fulfilment)) return
  if (isCaaMailed(look)) await tellObstacle(tx, deps, order, obstacle, nextLookAt === null)
  if (nextLookAt) await scheduleCaaLook(tx, orderId, { at: nextLookAt })
}

/** Tells the certificate manager, who may have closed the page long ago; of the same order once, and at the end. */
async function tellObstacle(
  tx: AccountTx,
  { queueMail, statusUrl }: CaaDeps,
  order: Order,
  { name, record: found }: CaaCheck,
  isLast: boolean,
): Promise<void> {
  if (!isLast && (await wasTold(tx, order.id, 'caa_obstacle'))) return
  const { reference, commonName } = order
  const data = { reference, commonName, name, record: found, isLast, statusUrl: statusUrl(reference) }
  await mailToTechnicalContact(tx, queueMail, order, { kind: 'caa_obstacle', data })
}

/** The request that waits for this is taken up again; it looks for itself whether all else stands. */
async function goOn(tx: AccountTx, order: Order): Promise<void> {
  if (order.fulfilment !== 'awaiting_dcv') return
  const { id } = await getNewestCertificate(tx, order.id)
  await enqueue(tx, 'submit_certificate', { accountId: tx.accountId, certificateId: id }, { key: `submit:${id}` })
}

/** One look waits for each order; asking again moves it. */
export async function scheduleCaaLook(
  tx: AccountTx,
  orderId: string,
  { at, anew = false }: { readonly at?: Date; readonly anew?: boolean } = {},
): Promise<void> {
  const job = { accountId: tx.accountId, orderId, ...(anew && { anew }) }
  await enqueue(tx, 'check_caa', job, { key: `caa:${orderId}`, ...(at && { at }) })
}

/** Looks again soon because somebody mended a record, though not as often as they may click. */
export const lookAtCaaAgain =
  ({ limiter }: { readonly limiter: RateLimiter }) =>
  async (scope: AccountScope, reference: string): Promise<void> => {
    const { id, fulfilment } = await inTransaction(scope, (tx) => getOrder(tx, { reference }))
    if (!isCaaLookedUp(fulfilment)) throw new Refusal('conflict', 'illegal_transition', { from: fulfilment })
    if (!(await limiter.allows(id))) throw new Refusal('too_many', 'too_many_requests')
    await limiter.count(id)
    await inTransaction(scope, (tx) => scheduleCaaLook(tx, id, { anew: true }))
  }
