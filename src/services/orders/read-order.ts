import { awaitsTokens } from '#domain/orders/token-needs.ts'
import { missingTokens } from '#domain/pricing/tokens.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { findAudit } from '#stores/audit-case-store.ts'
import { listCaaChecks } from '#stores/caa-check-store.ts'
import { listCertificates } from '#stores/certificate-store.ts'
import { listFieldsInUse } from '#stores/custom-field-store.ts'
import { listOrderDocuments, type IssuedDocument } from '#stores/document-store.ts'
import { tokenBalances } from '#stores/ledger-store.ts'
import { listEvents } from '#stores/order-event-store.ts'
import { findLinkOrder } from '#stores/order-link-store.ts'
import { findContact, findOrganization } from '#stores/organization-store.ts'
import { getOrder, listOrderLines, listOrderNames } from '#stores/order-store.ts'
import { paidOn } from '#stores/payment-store.ts'
import { listValidationMails, listValidations } from '#stores/validation-store.ts'

/** Everything there is about one order, as one moment saw it: the status page is made of it. */
export const readOrder = (scope: AccountScope, reference: string) =>
  inTransaction(scope, async (tx) => {
    const order = await getOrder(tx, { reference })
    const names = await listOrderNames(tx, order.id)
    const lines = await listOrderLines(tx, order.id)
    const certificates = await listCertificates(tx, order.id)
    const validations = await listValidations(tx, order.id)
    const caaChecks = await listCaaChecks(tx, order.id)
    const audit = await findAudit(tx, order.id)
    const documents = await listOrderDocuments(tx, order.id)
    const events = await listEvents(tx, order.id)
    const organization = await findOrganization(tx, { id: order.organizationId })
    const corporate = await findContact(tx, order.corporateContactId)
    const technical = await findContact(tx, order.technicalContactId)
    const byLink = order.orderedByUserId === null ? await findLinkOrder(tx, order.id) : null
    const customFields = await listFieldsInUse(tx)
    const account = await getAccountTerms(tx)
    return {
      order,
      names,
      lines,
      certificates,
      validations,
      challengeMails: validations.some(({ method }) => method === 'email')
        ? await listValidationMails(tx, order.id)
        : [],
      caaChecks,
      audit,
      documents,
      received: await receivedFor(tx, documents),
      missingTokens: awaitsTokens(order) ? missingTokens(order.tokens, await tokenBalances(tx)) : [],
      events,
      organization,
      corporate,
      technical,
      byLink,
      customFields,
      seller: account.office.seller,
    }
  })

/** What has come in for the newest invoice. */
async function receivedFor(tx: AccountTx, documents: readonly IssuedDocument[]): Promise<bigint> {
  const invoice = documents.findLast(({ kind }) => kind === 'invoice')
  return invoice ? paidOn(tx, invoice.id) : 0n
}

export type OrderFile = Awaited<ReturnType<typeof readOrder>>
