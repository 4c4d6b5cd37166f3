import { together } from '#platform/together.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { findAudit } from '#stores/audit-case-store.ts'
import { listCaaChecks } from '#stores/caa-check-store.ts'
import { listCertificates } from '#stores/certificate-store.ts'
import { listFieldsInUse } from '#stores/custom-field-store.ts'
import { listOrderDocuments, type IssuedDocument } from '#stores/document-store.ts'
import { listEvents } from '#stores/order-event-store.ts'
import { findContact, findOrganization } from '#stores/organization-store.ts'
import { getOrder, listOrderLines, listOrderNames } from '#stores/order-store.ts'
import { paidOn } from '#stores/payment-store.ts'
import { listValidationMails, listValidations } from '#stores/validation-store.ts'

/**
 * Everything there is about one order, as one moment saw it: the status page is made of it. What depends on the order
 * alone is asked at once, and travels together.
 */
export const readOrder = (scope: AccountScope, reference: string) =>
  inTransaction(scope, async (tx) => {
    const order = await getOrder(tx, { reference })
    const parts = await together({
      names: listOrderNames(tx, order.id),
      lines: listOrderLines(tx, order.id),
      certificates: listCertificates(tx, order.id),
      validations: listValidations(tx, order.id),
      caaChecks: listCaaChecks(tx, order.id),
      audit: findAudit(tx, order.id),
      documents: listOrderDocuments(tx, order.id),
      events: listEvents(tx, order.id),
      organization: findOrganization(tx, { id: order.organizationId }),
      corporate: findContact(tx, order.corporateContactId),
      technical: findContact(tx, order.technicalContactId),
      customFields: listFieldsInUse(tx),
      account: getAccountTerms(tx),
    })
    const { account, ...rest } = parts
    const { validations, documents } = parts
    return {
      order,
      ...rest,
      seller: account.office.seller,
      ...(await together({
        challengeMails: validations.some(({ method }) => method === 'email') ? listValidationMails(tx, order.id) : [],
        received: receivedFor(tx, documents),
      })),
    }
  })

/** What has come in for the newest invoice. */
function receivedFor(tx: AccountTx, documents: readonly IssuedDocument[]): Promise<bigint> | bigint {
  const invoice = documents.findLast(({ kind }) => kind === 'invoice')
  return invoice ? paidOn(tx, invoice.id) : 0n
}

export type OrderFile = Awaited<ReturnType<typeof readOrder>>
