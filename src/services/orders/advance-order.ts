import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { nextAdvance } from '#domain/orders/advance.ts'
import type { Order } from '#domain/orders/order.ts'
import { moveFulfilment } from '#domain/orders/states.ts'
import { auditLevel } from '#domain/validation/checklist.ts'
import { agedProofs, unprovedNames } from '#domain/validation/standing-proofs.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { openAudit } from '#services/audits/open-audit.ts'
import type { AskAgain } from '#services/validation/ask-again.ts'
import { scheduleCaaLook } from '#services/validation/check-caa.ts'
import { findAudit } from '#stores/audit-case-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'
import { listValidations } from '#stores/validation-store.ts'

export interface AdvanceDeps {
  readonly catalogue: () => Catalogue
  readonly askAgain: AskAgain
}

/**
 * Moves an order as far as it can go. Called after everything that may have cleared its way (money, audit, domain,
 * CSR); calling it once too often changes nothing.
 */
export const advanceOrder =
  ({ catalogue, askAgain }: AdvanceDeps) =>
  (scope: AccountScope, orderId: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      let order = await lockOrder(tx, { id: orderId })
      const { supplier } = getProduct(catalogue(), order.productCode)
      await renewAgedProofs(tx, order, supplier, askAgain)
      for (;;) {
        const step = nextAdvance(await factsOf(tx, order, supplier))
        if (step === 'wait') return
        if (step === 'submit') {
          await submit(tx, order)
          return
        }
        order =
          step === 'start_verification'
            ? await startVerification(tx, order, catalogue())
            : await finishVerification(tx, order)
      }
    })

/** An audit or a payment may take longer than a proof holds. */
async function renewAgedProofs(tx: AccountTx, order: Order, supplier: string, askAgain: AskAgain): Promise<void> {
  if (!isOpen(order)) return
  for (const proof of agedProofs(await listValidations(tx, order.id), supplier, tx.now())) {
    await askAgain(tx, order, proof)
    await recordEvent(tx, order.id, 'proof_aged', { domain: proof.domain })
  }
}

const isOpen = ({ fulfilment }: Order) => ['registered', 'verification', 'awaiting_dcv'].includes(fulfilment)

async function factsOf(tx: AccountTx, order: Order, supplier: string) {
  const audit = await findAudit(tx, order.id)
  const certificate = await getNewestCertificate(tx, order.id)
  const validations = await listValidations(tx, order.id)
  return {
    fulfilment: order.fulfilment,
    settlement: order.settlement,
    needsAudit: auditLevel(order.validation) !== null,
    auditCompleted: audit?.state === 'completed',
    csrGiven: certificate.csrPem !== null,
    domainsProved: unprovedNames(order.names, validations, supplier, tx.now()).length === 0,
    certificateState: certificate.state,
  }
}

async function startVerification(tx: AccountTx, order: Order, catalogue: Catalogue): Promise<Order> {
  const fulfilment = moveFulfilment(order.fulfilment, 'begin_verification')
  await updateOrder(tx, order.id, { fulfilment })
  await openAudit(tx, order, catalogue)
  await recordEvent(tx, order.id, 'verification_started')
  await scheduleCaaLook(tx, order.id)
  return { ...order, fulfilment }
}

async function finishVerification(tx: AccountTx, order: Order): Promise<Order> {
  const fulfilment = moveFulfilment(order.fulfilment, 'await_dcv')
  await updateOrder(tx, order.id, { fulfilment })
  return { ...order, fulfilment }
}

async function submit(tx: AccountTx, order: Order): Promise<void> {
  const certificate = await getNewestCertificate(tx, order.id)
  const job = { accountId: tx.accountId, certificateId: certificate.id }
  await enqueue(tx, 'submit_certificate', job, { key: `submit:${certificate.id}` })
}
