import { createHash, createPrivateKey } from 'node:crypto'
import { RIGHTS } from '#domain/access/rights.ts'
import type { Certificate } from '#domain/certificates/certificate.ts'
import { describeKey } from '#domain/csr/describe-key.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'
import type { OrderEvent } from '#domain/orders/order-event.ts'
import type { Order } from '#domain/orders/order.ts'
import { addDays, addYears, MINUTE } from '#domain/shared/time.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import { translator } from '#platform/i18n.ts'
import type { OrderFile, OrderPageFacts } from '#presenters/orders/order-file.ts'
import { ORGANIZATION_SUBJECT } from '../../../seeds/catalogue/families.ts'
import { aProduct } from '../../domain/catalogue/sample-product.ts'
import { issueLeaf, leafRequest, makeIssuing, makeRoot, spkiOf } from '../../domain/certificates/demo-chain.ts'
import { makeCsr } from '../../support/csrs.ts'

export const NOW = new Date('2026-11-23T09:30:00Z')
const NAMES = ['www.harbour.example', 'harbour.example', 'shop.harbour.example']

const request = makeCsr({ commonName: NAMES[0] ?? '', names: NAMES })
const root = makeRoot()
const issuing = makeIssuing(root)

/** A DV product of three steps, sold with everything. */
export const PRODUCT = aProduct({
  code: 'positivessl',
  brand: 'positivessl',
  validation: 'dv',
  name: { en: 'PositiveSSL', fr: 'PositiveSSL' },
  progressSteps: ['csr', 'caa', 'dcv'],
  subjectFields: ORGANIZATION_SUBJECT,
  dcvMethods: ['dns_cname', 'dns_txt', 'http_file', 'email'],
})

export function anOrder(fields: Partial<Order> = {}): Order {
  return {
    id: '019ab000-0000-7000-8000-000000000001',
    reference: 'CH100123',
    productCode: PRODUCT.code,
    brandCode: PRODUCT.brand,
    productType: 'server',
    validation: 'dv',
    fulfilment: 'awaiting_dcv',
    settlement: 'paid',
    suspensionReason: null,
    cancellationReason: null,
    organizationId: '019ab000-0000-7000-8000-000000000002',
    organizationName: 'Harbour Bakery Ltd',
    corporateContactId: null,
    technicalContactId: null,
    commonName: NAMES[0] ?? '',
    names: NAMES,
    software: 'nginx',
    customerReference: 'WEB-2026-17',
    customValues: [],
    comment: '',
    guidance: false,
    licences: 1,
    chain: null,
    planYears: 1,
    planStart: null,
    planEnd: null,
    paymentMeans: 'card',
    purchaseOrder: null,
    priceListCode: '2026',
    currency: 'EUR',
    netAmount: 9_900n,
    tokens: [],
    billing: null,
    orderedBy: 'Claire Martin',
    orderedByUserId: null,
    orderedAt: addDays(NOW, -2),
    paidAt: addDays(NOW, -1),
    deliveredAt: null,
    validFrom: null,
    validTo: null,
    revokedAt: null,
    serial: null,
    keyDescription: 'ECDSA P-256',
    signatureHash: null,
    ...fields,
  }
}

/** A version that waits for its issue, with its request. */
export function aRequest(fields: Partial<Certificate> = {}): Certificate {
  const reading = readCsrText(request.csrPem)
  if (!reading.ok) throw new Error('the sample request is not readable')
  const { csr } = reading
  return {
    id: '019ab000-0000-7000-8000-000000000010',
    orderId: anOrder().id,
    sequence: 1,
    csrPem: csr.pem,
    csrSha256: csr.derSha256,
    csrMd5: csr.derMd5,
    spkiSha256: csr.spkiSha256,
    keyDescription: describeKey(csr.key),
    names: NAMES,
    state: 'waiting',
    refusal: null,
    caReference: null,
    issued: null,
    revokedAt: null,
    note: '',
    ...fields,
  }
}

/** A version that the demo authority has issued at this moment. */
export function anIssued(at: Date, fields: Partial<Certificate> = {}): Certificate {
  const sequence = fields.sequence ?? 1
  const spki = spkiOf(createPrivateKey(request.keyPem))
  const serial = `4d${createHash('md5').update(`${sequence}`).digest('hex').slice(2)}`
  const leaf = issueLeaf(issuing, leafRequest({ names: NAMES, spki, notAfterLimit: addYears(at, 1) }), { serial, at })
  return aRequest({
    state: 'issued',
    issued: {
      issuedAt: at,
      notBefore: leaf.notBefore,
      notAfter: leaf.notAfter,
      serial: leaf.serial,
      sha256: leaf.sha256,
      signatureHash: leaf.signature.hash ?? '',
      issuer: leaf.issuer.fields.commonName ?? '',
      pem: leaf.pem,
      chainPem: [issuing.certificate.pem, root.certificate.pem],
    },
    ...fields,
  })
}

export function aValidation(fields: Partial<DomainValidation> = {}): DomainValidation {
  return {
    id: '019ab000-0000-7000-8000-000000000020',
    orderId: anOrder().id,
    name: 'harbour.example',
    domain: 'harbour.example',
    method: 'dns_cname',
    expected: {
      location: '_0d1f8a3c9e2b4d6f8a0c1e3b5d7f9a1c.harbour.example',
      value: '6f1ed002ab5595859014ebf0951522d9.4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d.k2j4h6g8f0d1s3a5.sectigo.com',
      addresses: [],
    },
    state: 'pending',
    requestedAt: addDays(NOW, -1),
    validatedAt: null,
    lastCheckedAt: new Date(NOW.getTime() - 12 * MINUTE),
    nextCheckAt: new Date(NOW.getTime() + 18 * MINUTE),
    checks: 6,
    lastObservation: { verdict: 'not_yet', code: 'nxdomain', seen: [], source: '192.0.2.53' },
    ...fields,
  }
}

const SELLER: CommercialDocument['seller'] = {
  name: 'Chancery SARL',
  legalForm: 'SARL',
  registration: 'RCS Caen 440 443 810',
  registrationNumber: '440443810',
  vatNumber: 'FR26440443810',
  address: { lines: ['22 rue de Bretagne'], postalCode: '14000', city: 'Caen', country: 'FR' },
  email: 'sales@chancery.example',
  phone: '+33 2 31 00 00 00',
  bank: { name: 'Banque de démonstration', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
}

export function aDocument(fields: Partial<CommercialDocument> = {}): OrderFile['documents'][number] {
  const content: CommercialDocument = {
    kind: 'invoice',
    number: 'FRI2026-000042',
    language: 'en',
    currency: 'EUR',
    issuedOn: '2026-11-21',
    suppliedOn: '2026-11-21',
    dueOn: '2026-11-21',
    validUntil: null,
    seller: SELLER,
    buyer: {
      name: 'Harbour Bakery Ltd',
      registrationNumber: null,
      vatNumber: null,
      address: SELLER.address,
      contactName: null,
    },
    orderReference: 'CH100123',
    purchaseOrder: null,
    lines: [],
    vat: [],
    net: 9_900n,
    vatTotal: 1_980n,
    gross: 11_880n,
    amountDue: 11_880n,
    paymentReference: 'RF48FRI2026000042',
    legalMentions: [],
    corrects: null,
    ...fields,
  }
  return { kind: content.kind, number: content.number, content }
}

export function anEvent(kind: OrderEvent['kind'], fields: Partial<OrderEvent> = {}): OrderEvent {
  return { at: addDays(NOW, -1), actorKind: 'user', actorName: 'Claire Martin', kind, details: {}, ...fields }
}

/** The file of an order that waits for the proof of its domain; a test changes what it is about. */
export function aFile({
  order,
  ...rest
}: Omit<Partial<OrderFile>, 'order'> & { order?: Partial<Order> } = {}): OrderFile {
  return {
    order: anOrder(order),
    names: [
      { name: 'www.harbour.example', kind: 'base' },
      { name: 'harbour.example', kind: 'companion' },
      { name: 'shop.harbour.example', kind: 'additional' },
    ],
    lines: [
      { item: 'base', quantity: 1, years: 1, unitAmount: 7_500n, amount: 7_500n },
      { item: 'additional', quantity: 1, years: 1, unitAmount: 2_400n, amount: 2_400n },
    ],
    certificates: [aRequest()],
    validations: [aValidation()],
    challengeMails: [],
    caaChecks: NAMES.map((name) => ({
      name,
      allowed: true,
      code: 'no_record',
      domain: null,
      record: null,
      checkedAt: addDays(NOW, -1),
      nextLookAt: null,
    })),
    audit: null,
    byLink: null,
    documents: [aDocument()],
    received: 11_880n,
    missingTokens: [],
    events: [
      anEvent('caa_allowed', { actorKind: 'system', actorName: 'Chancery' }),
      anEvent('verification_started', { actorKind: 'system', actorName: 'Chancery' }),
      anEvent('paid', { actorKind: 'system', actorName: 'Chancery', details: { means: 'card' } }),
      anEvent('invoice_issued', { details: { number: 'FRI2026-000042' } }),
      anEvent('placed', { at: addDays(NOW, -2) }),
    ],
    organization: {
      id: '019ab000-0000-7000-8000-000000000002',
      registrationNumber: '09876543',
      name: 'Harbour Bakery Ltd',
      state: null,
      address: { lines: ['4 Quay Street'], postalCode: 'BS1 4DJ', city: 'Bristol', country: 'GB' },
      phone: '+44 117 496 0000',
      vatNumber: 'GB123456789',
      nafCode: null,
      kind: null,
    },
    corporate: aContact('Claire', 'Martin', 'Director'),
    technical: aContact('Tom', 'Baker', null),
    customFields: [],
    seller: SELLER,
    ...rest,
  }
}

function aContact(firstName: string, lastName: string, jobTitle: string | null): OrderFile['corporate'] {
  return {
    id: '019ab000-0000-7000-8000-000000000030',
    organizationId: '019ab000-0000-7000-8000-000000000002',
    firstName,
    lastName,
    email: `${firstName.toLowerCase()}@harbour.example`,
    phone: '+44 117 496 0001',
    jobTitle,
    language: 'en',
  }
}

/** What a page about this file is made of, for somebody with every right. */
export function pageFacts(file: OrderFile, more: Partial<OrderPageFacts> = {}): OrderPageFacts {
  const language = more.language ?? 'en'
  return {
    file,
    product: PRODUCT,
    brand: 'PositiveSSL',
    rights: new Set(RIGHTS),
    language,
    now: NOW,
    t: translator(language),
    ...more,
  }
}
