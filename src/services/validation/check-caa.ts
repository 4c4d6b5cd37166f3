import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { CertificateName } from '#domain/names/certificate-name.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { caaIssuers } from '#domain/rules/caa.ts'
import type { DcvMethod } from '#domain/rules/dcv-methods.ts'
import { caaDomains, isDecisive, judgeCaa, type CaaLookup } from '#domain/validation/caa.ts'
import { covers } from '#domain/validation/coverage.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import type { Dns } from '#ports/dns.ts'
import { insertCaaChecks, type CaaCheck } from '#stores/caa-check-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrder } from '#stores/order-store.ts'
import { listValidations } from '#stores/validation-store.ts'

export interface CaaDeps {
  readonly dns: Dns
  readonly catalogue: () => Catalogue
}

/**
 * Asks for every name of an order whether its CAA records let the brand's authority issue (RFC 8659), keeps the answers
 * as evidence and tells whether all of them do.
 */
export const checkCaa =
  ({ dns, catalogue }: CaaDeps) =>
  async (scope: AccountScope, orderId: string): Promise<boolean> => {
    const { order, validations } = await inTransaction(scope, async (tx) => ({
      order: await getOrder(tx, { id: orderId }),
      validations: await listValidations(tx, orderId),
    }))
    const issuers = caaIssuers(getProduct(catalogue(), order.productCode).supplier)
    const methodOf = (name: string) => validations.find((validation) => covers(validation, name))?.method ?? null
    const checks: CaaCheck[] = []
    for (const name of orderedNames(order.names)) {
      checks.push(await checkName(dns, name, issuers, methodOf(name.value), scope.now()))
    }
    const refused = checks.find(({ allowed }) => !allowed)
    await inTransaction(scope, async (tx) => {
      await insertCaaChecks(tx, orderId, checks)
      if (refused) {
        await recordEvent(tx, orderId, 'caa_refused', { name: refused.name, record: refused.record ?? '' })
      } else {
        await recordEvent(tx, orderId, 'caa_allowed')
      }
    })
    return refused === undefined
  }

export type CheckCaa = ReturnType<typeof checkCaa>

async function checkName(
  dns: Dns,
  name: CertificateName,
  issuers: readonly string[],
  method: DcvMethod | null,
  at: Date,
): Promise<CaaCheck> {
  const lookups: CaaLookup[] = []
  for (const domain of caaDomains(name)) {
    const answer = await dns.lookup(domain, 'CAA')
    lookups.push({ domain, answer })
    if (isDecisive(answer)) break
  }
  const { allowed, code, domain, record } = judgeCaa({ name, issuers, method, accountUri: null, at }, lookups)
  return { name: name.value, allowed, code, domain, record }
}
