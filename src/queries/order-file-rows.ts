import type { Certificate, IssuedFacts } from '#domain/certificates/certificate.ts'
import type { Seller } from '#domain/documents/document.ts'
import { contentFrom, type IssuedDocument } from '#domain/documents/issued-document.ts'
import type { Asker } from '#domain/orders/order-link.ts'
import { ORDER_FIELDS, type Order, type OrderLine, type OrderName } from '#domain/orders/order.ts'
import type { OrderEvent } from '#domain/orders/order-event.ts'
import type { Contact, Organization } from '#domain/organizations/organization.ts'
import type { AuditCase, AuditTick } from '#domain/validation/audit-case.ts'
import type { KeptCaaCheck } from '#domain/validation/caa-check.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { ValidationMail } from '#domain/validation/mailed-challenge.ts'
import { columnsOf } from '#platform/column-of.ts'
import { allFrom, amount, jsonRow, moment, momentOrNull, orNull } from '#platform/json-row.ts'

/** What the parts of an order's file are made of: the fields of each noun, and where its row has them. */

export const ORDER = jsonRow<Order>({
  ...columnsOf(ORDER_FIELDS),
  planStart: momentOrNull('plan_start'),
  planEnd: momentOrNull('plan_end'),
  netAmount: amount('net_amount'),
  orderedAt: moment('ordered_at'),
  paidAt: momentOrNull('paid_at'),
  deliveredAt: momentOrNull('delivered_at'),
  validFrom: momentOrNull('valid_from'),
  validTo: momentOrNull('valid_to'),
  revokedAt: momentOrNull('revoked_at'),
})

export const NAME = jsonRow<OrderName>({ name: 'name', kind: 'kind' })

export const LINE = jsonRow<OrderLine>({
  item: 'item',
  quantity: 'quantity',
  years: 'years',
  unitAmount: amount('unit_amount'),
  amount: amount('amount'),
})

const ISSUED = jsonRow<IssuedFacts>({
  issuedAt: moment('issued_at'),
  notBefore: moment('not_before'),
  notAfter: moment('not_after'),
  serial: 'serial',
  sha256: 'sha256',
  signatureHash: 'signature_hash',
  issuer: 'issuer',
  pem: 'pem',
  chainPem: 'chain_pem',
})

export const CERTIFICATE = jsonRow<Certificate>({
  id: 'id',
  orderId: 'order_id',
  sequence: 'sequence',
  csrPem: 'csr_pem',
  csrSha256: 'csr_sha256',
  csrMd5: 'csr_md5',
  spkiSha256: 'spki_sha256',
  keyDescription: 'key_description',
  names: 'names',
  state: 'state',
  refusal: 'refusal',
  caReference: 'ca_reference',
  issued: orNull({ sql: `case when state = 'issued' then ${ISSUED.sql} end`, read: ISSUED.read }),
  revokedAt: momentOrNull('revoked_at'),
  note: 'note',
})

export const VALIDATION = jsonRow<DomainValidation>({
  id: 'id',
  orderId: 'order_id',
  name: 'name',
  domain: 'domain',
  method: 'method',
  expected: 'expected',
  state: 'state',
  requestedAt: moment('requested_at'),
  validatedAt: momentOrNull('validated_at'),
  lastCheckedAt: momentOrNull('last_checked_at'),
  nextCheckAt: momentOrNull('next_check_at'),
  checks: 'checks',
  lastObservation: 'last_observation',
})

export const CHALLENGE_MAIL = jsonRow<ValidationMail>({
  validationId: 'validation_id',
  address: 'address',
  sentAt: moment('sent_at'),
  expiresAt: moment('expires_at'),
  approvedAt: momentOrNull('approved_at'),
})

export const CAA_CHECK = jsonRow<KeptCaaCheck>({
  name: 'name',
  allowed: 'allowed',
  code: 'code',
  domain: 'domain',
  record: 'record',
  checkedAt: moment('checked_at'),
  look: 'look',
  nextLookAt: momentOrNull('next_look_at'),
})

const TICK = jsonRow<AuditTick>({ item: 'item', tickedBy: 'ticked_by', tickedAt: moment('ticked_at'), note: 'note' })

export const AUDIT = jsonRow<AuditCase>({
  id: 'id',
  orderId: 'order_id',
  level: 'level',
  state: 'state',
  note: 'note',
  ticks: allFrom(TICK, 'audit_ticks where account_id = a.account_id and audit_id = a.id', 'ticked_at'),
})

export const DOCUMENT = jsonRow<IssuedDocument>({
  id: 'id',
  orderId: 'order_id',
  kind: 'kind',
  number: 'number',
  content: { sql: 'content', read: contentFrom },
  fileId: 'file_id',
})

export const EVENT = jsonRow<OrderEvent>({
  at: moment('at'),
  actorKind: 'actor_kind',
  actorName: 'actor_name',
  kind: 'kind',
  details: 'details',
})

export const ORGANIZATION = jsonRow<Organization>({
  id: 'id',
  registrationNumber: 'registration_number',
  name: 'name',
  state: 'state',
  address: 'address',
  phone: 'phone',
  vatNumber: 'vat_number',
  nafCode: 'naf_code',
  kind: 'kind',
})

export const CONTACT = jsonRow<Contact>({
  id: 'id',
  organizationId: 'organization_id',
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  phone: 'phone',
  jobTitle: 'job_title',
  language: 'language',
})

const ASKER = jsonRow<Asker>({ name: 'a.name', email: 'a.email', language: 'a.language' })

/** Of `link_orders a join order_links l`. */
export const BY_LINK = jsonRow<{ readonly asker: Asker; readonly label: string }>({ asker: ASKER, label: 'l.label' })

/** Of `offices f`. */
export const SELLER = jsonRow<Seller>({
  name: 'f.name',
  legalForm: 'f.legal_form',
  registration: 'f.registration',
  registrationNumber: 'f.registration_number',
  vatNumber: 'f.vat_number',
  address: 'f.address',
  email: 'f.email',
  phone: 'f.phone',
  bank: 'f.bank',
})
