import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { findAudit } from '#stores/audit-case-store.ts'
import { listCaaChecks } from '#stores/caa-check-store.ts'
import { listCertificates } from '#stores/certificate-store.ts'
import { listOrderDocuments } from '#stores/document-store.ts'
import { listEvents } from '#stores/order-event-store.ts'
import { findContact, findOrganization } from '#stores/organization-store.ts'
import { getOrder, listOrderLines, listOrderNames } from '#stores/order-store.ts'
import { listValidations } from '#stores/validation-store.ts'

/** Everything there is about one order, as one moment saw it: the status page is made of it. */
export const readOrder = (scope: AccountScope, reference: string) =>
  inTransaction(scope, async (tx) => {
    const order = await getOrder(tx, { reference })
    // One connection answers them one after the other, but nothing waits here for each.
    const [
      names,
      lines,
      certificates,
      validations,
      caaChecks,
      audit,
      documents,
      events,
      organization,
      corporate,
      technical,
    ] = await Promise.all([
      listOrderNames(tx, order.id),
      listOrderLines(tx, order.id),
      listCertificates(tx, order.id),
      listValidations(tx, order.id),
      listCaaChecks(tx, order.id),
      findAudit(tx, order.id),
      listOrderDocuments(tx, order.id),
      listEvents(tx, order.id),
      findOrganization(tx, { id: order.organizationId }),
      findContact(tx, order.corporateContactId),
      findContact(tx, order.technicalContactId),
    ])
    return {
      order,
      names,
      lines,
      certificates,
      validations,
      caaChecks,
      audit,
      documents,
      events,
      organization,
      corporate,
      technical,
    }
  })

export type OrderFile = Awaited<ReturnType<typeof readOrder>>
