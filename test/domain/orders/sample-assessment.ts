import { NO_WEAK_KEY_LIST } from '#domain/csr/rsa/known-weak-keys.ts'
import { readCsrText, type CsrReading } from '#domain/csr/read-csr-text.ts'
import { getProduct } from '#domain/catalogue/catalogue.ts'
import { assessOrder, type OrderContext } from '#domain/orders/assess-order.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { recogniseHolder } from '#domain/orders/known-holder.ts'
import type { ContactInput, OrderInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { KnownContact, Organization } from '#domain/organizations/organization.ts'
import { STARTER_CATALOGUE } from '../../../seeds/catalogue/catalogue.ts'

export const NOW = new Date('2026-11-23T09:00:00Z')

export const BAKERY: Organization = {
  id: '01a20000-0000-7000-8000-000000000001',
  registrationNumber: '901122333',
  name: 'Harbour Bakery',
  state: null,
  address: { lines: ['3 quai de la Farine'], postalCode: '14600', city: 'Honfleur', country: 'FR' },
  phone: '+33 2 31 11 22 33',
  vatNumber: null,
  nafCode: null,
  kind: null,
}

export const MARGAUX: KnownContact = {
  id: '01a20000-0000-7000-8000-000000000002',
  organizationId: BAKERY.id,
  firstName: 'Margaux',
  lastName: 'Lehoux',
  email: 'margaux@harbour-bakery.example',
  phone: '+33 2 31 11 22 33',
  jobTitle: null,
  language: 'fr',
  otherOrganizationIds: [],
  proposedAs: ['corporate', 'technical'],
}

export const NEW_HOLDER: OrganizationInput = {
  registrationNumber: '552100554',
  name: 'Crumbs SAS',
  street: '1 rue des Miettes',
  postalCode: '14000',
  city: 'Caen',
  state: '',
  country: 'FR',
  phone: '+33 2 31 00 00 00',
  vatNumber: '',
  nafCode: '',
}

export const NEW_PERSON: ContactInput = {
  firstName: 'Ada',
  lastName: 'Miette',
  email: 'ada@crumbs.example',
  phone: '+33 2 31 00 00 01',
  jobTitle: '',
}

/** An account that pays order by order, in euros, and knows the bakery. */
export function aContext(productCode = 'tbs-x509-multi-site', fields: Partial<OrderContext> = {}): OrderContext {
  return {
    product: getProduct(STARTER_CATALOGUE, productCode),
    products: STARTER_CATALOGUE.products,
    priceList: STARTER_CATALOGUE.priceLists[0]!,
    account: {
      purchaseOption: 'rebate',
      currency: 'EUR',
      approvalMode: false,
      deferredPaymentAllowed: false,
      purchaseOrderRequired: false,
    },
    organizations: [BAKERY],
    contacts: [MARGAUX],
    billingEntities: [],
    csrUse: { sameCsr: false, sameKey: false, servesOtherPurpose: false, isCompromised: false },
    tokens: new Map(),
    deposit: 0n,
    engagements: { contracts: [], agreements: [] },
    customFields: [],
    debianWeakKeys: NO_WEAK_KEY_LIST,
    extraSuffixes: ['example'],
    now: NOW,
    ...fields,
  }
}

/** A form without a fault but for its CSR, which is left to a quote. */
export function anInput(fields: Partial<OrderInput> = {}): OrderInput {
  return {
    productCode: 'tbs-x509-multi-site',
    years: 1,
    guidance: false,
    licences: 1,
    chain: null,
    organization: { kind: 'known', id: BAKERY.id },
    holderKind: null,
    corporateContact: { kind: 'known', id: MARGAUX.id },
    technicalContact: { kind: 'same' },
    software: 'nginx',
    namesText: 'www.harbour-bakery.example',
    csrPem: null,
    customerReference: '',
    customValues: [],
    comment: '',
    paymentMeans: 'card',
    quote: true,
    purchaseOrder: '',
    billing: null,
    billingEntityId: null,
    ...fields,
  }
}

/** What the pages of an order are made of. */
export function anAssessedOrder(
  fields: Partial<OrderInput> = {},
  context: OrderContext = aContext(fields.productCode),
  csr: CsrReading | null = fields.csrPem ? readCsrText(fields.csrPem) : null,
): AssessedOrder {
  const input = recogniseHolder(anInput(fields), context.organizations)
  return {
    input,
    context,
    assessment: assessOrder(input, csr, context),
    vat: { category: 'S', rate: 2_000, mention: null },
  }
}
