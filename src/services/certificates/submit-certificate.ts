import { getProduct, connectorOf, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { subjectFieldsOf } from '#domain/certificates/subject-of-order.ts'
import { mayIssue } from '#domain/orders/money-gate.ts'
import type { Order } from '#domain/orders/order.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { planFrom } from '#domain/orders/plan.ts'
import { unprovedNames } from '#domain/validation/standing-proofs.ts'
import { addDays } from '#domain/shared/time.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { CertificateRequest, Connector } from '#ports/certificate-authority.ts'
import { caaAllows } from '#domain/validation/caa-schedule.ts'
import { scheduleCaaLook } from '#services/validation/check-caa.ts'
import { listCaaChecks } from '#stores/caa-check-store.ts'
import { getCertificate, lockCertificate, markSubmitted, saveCaReference } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { findOrganization } from '#stores/organization-store.ts'
import { lockOrder } from '#stores/order-store.ts'
import { listValidations } from '#stores/validation-store.ts'

export interface ConnectorDeps {
  readonly catalogue: () => Catalogue
  readonly connectors: ReadonlyMap<string, Connector>
}

/**
 * Hands a version of an order to its CA, once everything stands: money, proofs that hold today, the CSR, and CAA looked
 * up just before (RFC 8659); where that look is missing it is asked for, and leads back to here. Our reference is the CA's idempotency key, so running twice asks for one certificate.
 */
export const submitCertificate =
  ({ catalogue, connectors }: ConnectorDeps) =>
  async (scope: AccountScope, certificateId: string): Promise<void> => {
    const claimed = await inTransaction(scope, (tx) => claim(tx, certificateId, catalogue()))
    if (!claimed) return
    const { order, request } = claimed
    const { caReference } = await connectorFor({ catalogue, connectors }, order).submit(request)
    await inTransaction(scope, async (tx) => {
      if ((await lockCertificate(tx, certificateId)).caReference !== null) return
      await saveCaReference(tx, certificateId, caReference)
      await recordEvent(tx, order.id, 'submitted')
      await enqueue(
        tx,
        'collect_certificate',
        { accountId: tx.accountId, certificateId },
        { key: `collect:${certificateId}` },
      )
    })
  }

export function connectorFor({ catalogue, connectors }: ConnectorDeps, order: Order): Connector {
  const code = connectorOf(catalogue(), getProduct(catalogue(), order.productCode))
  const connector = connectors.get(code)
  if (!connector) throw new Error(`no connector ${code}`)
  return connector
}

/** From here on nobody changes what the CA is sent, its CSR above all. A run that was cut off after this goes on. */
async function claim(tx: AccountTx, certificateId: string, catalogue: Catalogue) {
  const prepared = await prepare(tx, certificateId, catalogue)
  if (!prepared) return null
  const names = orderedNames(prepared.order.names).map(({ value }) => value)
  if (prepared.isNew && !caaAllows(names, await listCaaChecks(tx, prepared.order.id), tx.now())) {
    await scheduleCaaLook(tx, prepared.order.id)
    return null
  }
  await markSubmitted(tx, certificateId)
  return prepared
}

async function prepare(
  tx: AccountTx,
  certificateId: string,
  catalogue: Catalogue,
): Promise<{ readonly order: Order; readonly request: CertificateRequest; readonly isNew: boolean } | null> {
  // The order first, as everything does that changes both.
  const order = await lockOrder(tx, { id: (await getCertificate(tx, certificateId)).orderId })
  const certificate = await lockCertificate(tx, certificateId)
  const validations = await listValidations(tx, order.id)
  const { csrPem } = certificate
  const product = getProduct(catalogue, order.productCode)
  const isOurs =
    certificate.state === 'waiting' || (certificate.state === 'submitted' && certificate.caReference === null)
  const ready = isOurs && order.fulfilment === 'awaiting_dcv' && mayIssue(order.settlement)
  if (!ready || csrPem === null || product.caFamily === null) return null
  if (unprovedNames(order.names, validations, product.supplier, tx.now()).length > 0) {
    // A proof grew too old since this was enqueued: the order asks for it once more.
    await enqueue(tx, 'advance_order', { accountId: tx.accountId, orderId: order.id })
    return null
  }
  const organization = await findOrganization(tx, { id: order.organizationId })
  const planEnd =
    product.planDays === null ? planFrom(tx.now(), order.planYears).end : addDays(tx.now(), product.planDays)
  return {
    order,
    isNew: certificate.state === 'waiting',
    request: {
      reference: order.reference,
      sequence: certificate.sequence,
      productCode: order.productCode,
      family: product.caFamily,
      csrPem,
      names: order.names,
      subject: subjectFieldsOf(product.caFamily, order.commonName, organization),
      notAfterLimit: order.planEnd ?? planEnd,
    },
  }
}
