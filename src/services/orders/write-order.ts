import type { Product } from '#domain/catalogue/product.ts'
import { describeKey } from '#domain/csr/describe-key.ts'
import { valuesOf } from '#domain/custom-fields/custom-values.ts'
import type { AssessedOrder, Assessment } from '#domain/orders/assessment.ts'
import type { Order } from '#domain/orders/order.ts'
import type { ContactChoice, OrderInput } from '#domain/orders/order-input.ts'
import { orderSearchText } from '#domain/orders/search-text.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { insertCertificate } from '#stores/certificate-store.ts'
import {
  addClaimedOrganization,
  addContact,
  addOrganization,
  getContact,
  getOrganization,
  saveHolderKind,
} from '#stores/organization-store.ts'
import { getOrder, insertOrder, nextReference, type NewOrder } from '#stores/order-store.ts'

/** How an order begins where its form does not say. */
export interface Beginning {
  /** It waits for somebody's yes. */
  readonly isPending: boolean
  readonly orderedBy: string
  /** What it says anew of an organization and people is a stranger's claim: later forms know nothing of it. */
  readonly isClaim: boolean
}

/** Writes an order with its names, lines and first certificate, and the organization and people that it names anew. */
export async function writeOrder(
  tx: AccountTx,
  { input, context, assessment }: AssessedOrder,
  { isPending, orderedBy, isClaim }: Beginning,
): Promise<Order> {
  const organizationId = await holderOf(tx, input, isClaim, context.product)
  const corporateContactId = await personOf(tx, input.corporateContact, organizationId, null, isClaim)
  const technicalContactId = await personOf(tx, input.technicalContact, organizationId, corporateContactId, isClaim)
  const organization = await getOrganization(tx, organizationId)
  const corporate = await getContact(tx, corporateContactId)
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
    fulfilment: isPending ? 'pending_approval' : 'registered',
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
    orderedBy,
    orderedByUserId: tx.actor.kind === 'user' ? tx.actor.id : null,
    orderedAt: tx.now(),
    keyDescription: csr ? describeKey(csr.key) : null,
    searchText: orderSearchText([
      reference,
      input.customerReference,
      input.purchaseOrder,
      organization.name,
      organization.registrationNumber,
      ...[corporate, technical].flatMap(({ firstName, lastName, email }) => [`${firstName} ${lastName}`, email]),
      ...values,
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

async function holderOf(
  tx: AccountTx,
  { organization, holderKind }: OrderInput,
  isClaim: boolean,
  { caFamily }: Product,
): Promise<string> {
  const kind = caFamily === 'ev' ? holderKind : null
  if (organization.kind === 'known') {
    const known = await getOrganization(tx, organization.id)
    if (kind !== null) await saveHolderKind(tx, known.id, kind)
    return known.id
  }
  const { registrationNumber, name, street, postalCode, city, state, country, phone, vatNumber, nafCode } =
    organization.fields
  const add = isClaim ? addClaimedOrganization : addOrganization
  return add(tx, {
    id: newId(tx.now()),
    registrationNumber: registrationKey(registrationNumber),
    name,
    state: state === '' ? null : state,
    address: { lines: street.split('\n').map((line) => line.trim()), postalCode, city, country },
    phone,
    vatNumber: vatNumber === '' ? null : vatNumber,
    nafCode: nafCode === '' ? null : nafCode,
    kind,
  })
}

async function personOf(
  tx: AccountTx,
  choice: ContactChoice,
  organizationId: string,
  same: string | null,
  isClaim: boolean,
): Promise<string> {
  if (choice.kind === 'known') return (await getContact(tx, choice.id)).id
  if (choice.kind === 'same') {
    if (same === null) throw new Refusal('not_found', 'contact_not_found')
    return same
  }
  const { firstName, lastName, email, phone, jobTitle } = choice.fields
  const id = newId(tx.now())
  const language = (await getAccountTerms(tx)).language
  const contact = { id, organizationId, firstName, lastName, email, phone, language }
  await addContact(tx, { ...contact, jobTitle: jobTitle === '' ? null : jobTitle }, isClaim)
  return id
}
