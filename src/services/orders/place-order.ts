import { valuesOf } from '#domain/custom-fields/custom-values.ts'
import type { AssessedOrder, Assessment } from '#domain/orders/assessment.ts'
import { needsApproval } from '#domain/orders/approval.ts'
import { chooseMethods, domainsToProve, type MethodWish } from '#domain/orders/domains-to-prove.ts'
import type { Order } from '#domain/orders/order.ts'
import type { ContactChoice, OrderInput } from '#domain/orders/order-input.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { orderSearchText } from '#domain/orders/search-text.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import { describeKey } from '#domain/csr/describe-key.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import type { BeginValidations } from '#services/validation/begin-validations.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { insertCertificate } from '#stores/certificate-store.ts'
import { getDraft, markOrdered } from '#stores/draft-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { addContact, addOrganization, getContact, getOrganization } from '#stores/organization-store.ts'
import { getOrder, insertOrder, nextReference, type NewOrder } from '#stores/order-store.ts'
import type { Assess } from './assess.ts'
import type { AskApproval } from './ask-approval.ts'
import { userIdOf } from './drafts.ts'
import type { SettleOrder } from './settle-order.ts'

export interface PlaceOrderDeps {
  readonly assess: Assess
  readonly beginValidations: BeginValidations
  readonly askApproval: AskApproval
  readonly settle: SettleOrder
}

/**
 * Turns a draft into an order: all of it or nothing, and once. Sent twice, the second finds the first one's order.
 * In approval mode nothing is paid, debited or sent out before somebody has approved.
 */
export const placeOrder =
  ({ assess, beginValidations, askApproval, settle }: PlaceOrderDeps) =>
  (scope: AccountScope, draftId: string, wishes: readonly MethodWish[]): Promise<string> =>
    inTransaction(scope, async (tx) => {
      const draft = await getDraft(tx, draftId, userIdOf(scope), true)
      if (draft.orderId !== null) return (await getOrder(tx, { id: draft.orderId })).reference

      const assessed = await assess(tx, draft.input)
      if (assessed.assessment.closed) throw new Refusal('conflict', 'order_form_closed')
      if (assessed.assessment.faults.length > 0) throw new Refusal('conflict', 'draft_not_placeable')
      const order = await writeOrder(tx, assessed)
      await markOrdered(tx, draftId, order.id)
      await recordEvent(tx, order.id, 'placed')
      await recordLog(tx, { action: 'order.placed', subject: order.reference, details: { product: order.productCode } })
      const { dcvMethods } = assessed.assessment.product
      const domains = domainsToProve(orderedNames(order.names), dcvMethods, tx.now())
      await beginValidations(tx, order, chooseMethods(domains, wishes))

      if (order.fulfilment === 'pending_approval') await askApproval(tx, order)
      else await settle(tx, order)
      return order.reference
    })

async function writeOrder(tx: AccountTx, { input, context, assessment }: AssessedOrder): Promise<Order> {
  const organizationId = await holderOf(tx, input)
  const corporateContactId = await personOf(tx, input.corporateContact, organizationId, null)
  const technicalContactId = await personOf(tx, input.technicalContact, organizationId, corporateContactId)
  const organization = await getOrganization(tx, organizationId)
  const technical = await getContact(tx, technicalContactId)
  const { product, names, csr, net } = assessment
  const values = names.names.map(({ name }) => name.value)
  const commonName = assessment.commonName ?? ''
  const reference = await nextReference(tx)

  const order: NewOrder = {
    id: newId(tx.now()),
    reference,
    productCode: product.code,
    brandCode: product.brand,
    productType: product.type,
    validation: product.validation,
    fulfilment: needsApproval(context.account, tx.actor) ? 'pending_approval' : 'registered',
    settlement: firstSettlement(input),
    organizationId,
    organizationName: organization.name,
    corporateContactId,
    technicalContactId,
    commonName,
    names: values,
    software: input.software,
    customerReference: input.customerReference,
    comment: input.comment,
    customValues: valuesOf(context.customFields, input.customValues),
    guidance: input.guidance,
    licences: input.licences,
    chain: input.chain,
    planYears: input.years,
    planStart: null,
    planEnd: null,
    paymentMeans: input.paymentMeans,
    purchaseOrder: input.purchaseOrder === '' ? null : input.purchaseOrder,
    priceListCode: context.priceList.code,
    currency: context.account.currency,
    netAmount: net,
    tokens: input.paymentMeans === 'tokens' ? assessment.tokens : [],
    billing: net > 0n ? input.billing : null,
    orderedBy: tx.actor.name,
    orderedByUserId: tx.actor.kind === 'user' ? tx.actor.id : null,
    orderedAt: tx.now(),
    keyDescription: csr ? describeKey(csr.key) : null,
    searchText: orderSearchText([
      reference,
      input.customerReference,
      ...values,
      organization.name,
      organization.registrationNumber,
      `${technical.firstName} ${technical.lastName}`,
      technical.email,
    ]),
  }
  await insertOrder(tx, order, orderNames(assessment), assessment.lines)
  await insertCertificate(tx, {
    id: newId(tx.now()),
    orderId: order.id,
    sequence: 1,
    csrPem: csr?.pem ?? null,
    csrSha256: csr?.derSha256 ?? null,
    csrMd5: csr?.derMd5 ?? null,
    spkiSha256: csr?.spkiSha256 ?? null,
    keyDescription: order.keyDescription,
    names: values,
  })
  return getOrder(tx, { id: order.id })
}

const orderNames = ({ names }: Assessment) => names.names.map(({ name, kind }) => ({ name: name.value, kind }))

function firstSettlement({ paymentMeans, quote }: OrderInput): Order['settlement'] {
  if (paymentMeans === 'free') return 'free'
  return quote || paymentMeans === 'purchase_order' ? 'quote' : 'awaiting_payment'
}

async function holderOf(tx: AccountTx, { organization }: OrderInput): Promise<string> {
  if (organization.kind === 'known') return (await getOrganization(tx, organization.id)).id
  const { registrationNumber, name, street, postalCode, city, state, country, phone, vatNumber, nafCode } =
    organization.fields
  return addOrganization(tx, {
    id: newId(tx.now()),
    registrationNumber: registrationKey(registrationNumber),
    name,
    state: state === '' ? null : state,
    address: { lines: street.split('\n').map((line) => line.trim()), postalCode, city, country },
    phone,
    vatNumber: vatNumber === '' ? null : vatNumber,
    nafCode: nafCode === '' ? null : nafCode,
  })
}

async function personOf(
  tx: AccountTx,
  choice: ContactChoice,
  organizationId: string,
  same: string | null,
): Promise<string> {
  if (choice.kind === 'known') return (await getContact(tx, choice.id)).id
  if (choice.kind === 'same') {
    if (same === null) throw new Refusal('not_found', 'contact_not_found')
    return same
  }
  const { firstName, lastName, email, phone, jobTitle } = choice.fields
  const id = newId(tx.now())
  const language = (await getAccountTerms(tx)).language
  await addContact(tx, {
    id,
    organizationId,
    firstName,
    lastName,
    email,
    phone,
    jobTitle: jobTitle === '' ? null : jobTitle,
    language,
  })
  return id
}
