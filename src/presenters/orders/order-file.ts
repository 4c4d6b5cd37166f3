import type { Right } from '#domain/access/rights.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { Certificate } from '#domain/certificates/certificate.ts'
import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import type { Seller } from '#domain/documents/document.ts'
import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import type { OrderEvent } from '#domain/orders/order-event.ts'
import type { Order, OrderLine, OrderName } from '#domain/orders/order.ts'
import type { Contact, Organization } from '#domain/organizations/organization.ts'
import type { TokenAmount } from '#domain/pricing/tokens.ts'
import type { Language } from '#domain/shared/language.ts'
import type { AuditCase } from '#domain/validation/audit-case.ts'
import type { KeptCaaCheck } from '#domain/validation/caa-check.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { ValidationMail } from '#domain/validation/mailed-challenge.ts'
import type { Translate } from '#platform/i18n.ts'

/** Everything there is about one order, as it was read at one moment. */
export interface OrderFile {
  readonly order: Order
  readonly names: readonly OrderName[]
  readonly lines: readonly OrderLine[]
  /** The newest version first. */
  readonly certificates: readonly Certificate[]
  readonly validations: readonly DomainValidation[]
  readonly challengeMails: readonly ValidationMail[]
  readonly caaChecks: readonly CaaResult[]
  readonly audit: { readonly state: AuditCase['state']; readonly ticks: readonly { readonly item: string }[] } | null
  readonly documents: readonly OrderDocument[]
  /** What has come in for its newest invoice. */
  readonly received: bigint
  /** What it waits for, where it is paid by tokens that are not there. */
  readonly missingTokens: readonly TokenAmount[]
  /** The newest first. */
  readonly events: readonly OrderEvent[]
  readonly organization: Organization | null
  readonly corporate: Contact | null
  readonly technical: Contact | null
  /** Who asked for it, and by which link, where it came from outside. */
  readonly byLink: { readonly label: string } | null
  /** The account's own fields that are on. */
  readonly customFields: readonly CustomField[]
  readonly seller: Seller
}

export type CaaResult = Omit<KeptCaaCheck, 'look'>

export type OrderDocument = Pick<IssuedDocument, 'kind' | 'number' | 'content'>

/** What every page about one order is made of, and whom for. */
export interface OrderPageFacts {
  readonly file: OrderFile
  readonly product: Product
  readonly brand: string
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly now: Date
  readonly t: Translate
}

/** The document that is to be paid: the newest invoice, unless a credit note took it back. */
export function openInvoice({ documents }: OrderFile): OrderDocument | null {
  const last = documents.findLast(({ kind }) => kind === 'invoice' || kind === 'credit_note')
  return last?.kind === 'invoice' ? last : null
}

export function amountDue(file: OrderFile): bigint {
  const invoice = openInvoice(file)
  return invoice && invoice.content.gross > file.received ? invoice.content.gross - file.received : 0n
}
