import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { unfitFields } from '#domain/certificates/unfit-holder.ts'
import type { Certificate } from '#domain/certificates/certificate.ts'
import type { Order } from '#domain/orders/order.ts'
import { moveFulfilment } from '#domain/orders/states.ts'
import { BUSINESS_CATEGORIES } from '#domain/organizations/holder-kind.ts'
import type { Organization } from '#domain/organizations/organization.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { auditLevel } from '#domain/validation/checklist.ts'
import type { AuditCase } from '#domain/validation/audit-case.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { addVersion } from '#services/certificates/add-version.ts'
import { endOrganizationAudits, findAudit, saveAuditState, saveTicks } from '#stores/audit-case-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { getOrganization, saveHolder, type HolderCorrection } from '#stores/organization-store.ts'
import { lockOrder, updateOrder } from '#stores/order-store.ts'

/**
 * Corrects what a certificate says of its holder, while its audit is open or once the CA has refused it. What was
 * verified was another text: a closed audit opens again with nothing ticked, none of the holder's audits is reused, and
 * a refused request becomes a new version that waits for the audit. Gives the fields that no certificate can carry, if
 * there are any; then nothing is changed.
 */
export const correctHolder =
  ({ catalogue }: { readonly catalogue: () => Catalogue }) =>
  (scope: AccountScope, reference: string, correction: HolderCorrection) =>
    inTransaction(scope, async (tx) => {
      const { order, audit, certificate } = await lockCorrectable(tx, reference)
      const before = await getOrganization(tx, order.organizationId ?? '')
      const after = corrected(before, correction)
      const unfit = unfitFields(getProduct(catalogue(), order.productCode).caFamily, after)
      const changes = changesBetween(before, after)
      if (unfit.length > 0 || changes === null) return unfit

      await saveHolder(tx, before.id, correction)
      await endOrganizationAudits(tx, before.id)
      await recordEvent(tx, order.id, 'holder_corrected', changes)
      await recordLog(tx, { action: 'holder.corrected', subject: reference, details: changes })
      if (certificate.state === 'refused') await auditAgain(tx, order, audit, certificate)
      return unfit
    })

/** Of an order without an audit the certificate names nobody. */
async function lockCorrectable(tx: AccountTx, reference: string) {
  const order = await lockOrder(tx, { reference })
  const audit = await findAudit(tx, order.id)
  const certificate = await getNewestCertificate(tx, order.id)
  const isUnderAudit =
    (order.fulfilment === 'verification' || order.fulfilment === 'suspended') &&
    (audit?.state === 'open' || audit?.state === 'suspended')
  const isRefused = order.fulfilment === 'awaiting_dcv' && certificate.state === 'refused'
  if (!audit || auditLevel(order.validation) === null || !(isUnderAudit || isRefused))
    throw new Refusal('conflict', 'illegal_transition', { from: order.fulfilment })
  return { order, audit, certificate }
}

async function auditAgain(tx: AccountTx, order: Order, audit: AuditCase, refused: Certificate): Promise<void> {
  await saveTicks(tx, audit, [])
  await saveAuditState(tx, audit.id, 'open', audit.note)
  await updateOrder(tx, order.id, { fulfilment: moveFulfilment(order.fulfilment, 'reopen_verification') })
  await addVersion(tx, order, refused)
}

const corrected = (organization: Organization, { name, city, state, kind }: HolderCorrection): Organization => ({
  ...organization,
  name,
  state,
  kind: kind ?? organization.kind,
  address: { ...organization.address, city },
})

/** What was and what is, for the logs; null where both are the same. */
function changesBetween(before: Organization, after: Organization): Readonly<Record<string, string>> | null {
  const [from, to] = [before, after].map(({ name, state, address, kind }) =>
    [name, address.city, state, kind && BUSINESS_CATEGORIES[kind]].filter((part) => part !== null).join(', '),
  )
  return from === undefined || to === undefined || from === to ? null : { from, to }
}
