import { hasLapsed, nextCheckAt } from '#domain/validation/check-schedule.ts'
import { judgeFile, judgeRecord } from '#domain/validation/dcv-observation.ts'
import type { DomainValidation, Observation } from '#domain/validation/domain-validation.ts'
import type { Order } from '#domain/orders/order.ts'
import { asksForProof } from '#domain/orders/states.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { Dns } from '#ports/dns.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import type { WebClient } from '#ports/web-client.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrder, lockOrder } from '#stores/order-store.ts'
import { lockValidation, markValidated, saveObservation } from '#stores/validation-store.ts'
import { scheduleCheck } from './begin-validations.ts'

interface CheckDeps {
  readonly dns: Dns
  readonly web: WebClient
}

/** Looks whether what was asked for is there, keeps what was seen, and sets the time of the next look. A lapsed value proves nothing. */
export const checkDomain =
  ({ dns, web }: CheckDeps) =>
  async (scope: AccountScope, validationId: string): Promise<void> => {
    const { validation, order } = await inTransaction(scope, async (tx) => {
      const found = await lockValidation(tx, validationId)
      return { validation: found, order: await getOrder(tx, { id: found.orderId }) }
    })
    if (!isLookedFor(validation, order) || hasLapsed(validation, scope.now())) return
    const observation = await look(validation, dns, web)
    await inTransaction(scope, (tx) => record(tx, validation, observation))
  }

/** Mails answer by themselves, and an order that is over asks for nothing any more. */
const isLookedFor = ({ state, method }: DomainValidation, { fulfilment }: Order) =>
  state === 'pending' && method !== 'email' && asksForProof(fulfilment)

async function look({ method, expected }: DomainValidation, dns: Dns, web: WebClient): Promise<Observation> {
  switch (method) {
    case 'dns_txt':
      return judgeRecord(method, expected, await dns.lookup(expected.location, 'TXT'))
    case 'dns_cname':
      return judgeRecord(method, expected, await dns.lookup(expected.location, 'CNAME'))
    case 'http_file':
      return judgeFile(expected, await web.get(expected.location))
    default:
      throw new Error(`a domain can't be checked by ${method}`)
  }
}

/** The world may have moved during the look: only what still waits is changed. */
async function record(tx: AccountTx, { id, orderId }: DomainValidation, observation: Observation): Promise<void> {
  const order = await lockOrder(tx, { id: orderId })
  const validation = await lockValidation(tx, id)
  if (!isLookedFor(validation, order)) return
  const valid = observation.verdict === 'valid'
  const next = valid
    ? null
    : nextCheckAt({ requestedAt: validation.requestedAt, checks: validation.checks + 1 }, tx.now())
  await saveObservation(tx, validation.id, observation, next)
  if (valid) {
    await markValidated(tx, validation.id, tx.now())
    await recordEvent(tx, order.id, 'domain_validated', { domain: validation.domain, method: validation.method })
    await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
  } else if (next) {
    await scheduleCheck(tx, validation.id, next)
  }
}

/** Checks at once because somebody asked, though not as often as they may click. */
export const checkNow =
  ({ limiter, ...deps }: CheckDeps & { readonly limiter: RateLimiter }) =>
  async (scope: AccountScope, reference: string, validationId: string): Promise<void> => {
    await inTransaction(scope, async (tx) => {
      const order = await getOrder(tx, { reference })
      const validation = await lockValidation(tx, validationId)
      if (validation.orderId !== order.id) throw new Refusal('not_found', 'validation_not_found')
      if (!asksForProof(order.fulfilment))
        throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
      if (hasLapsed(validation, tx.now())) throw new Refusal('conflict', 'proof_value_lapsed')
    })
    if (!(await limiter.allows(validationId))) throw new Refusal('too_many', 'too_many_requests')
    await limiter.count(validationId)
    await checkDomain(deps)(scope, validationId)
  }
