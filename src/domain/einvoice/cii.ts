import type { PostalAddress } from '#domain/documents/document.ts'
import { headerAgreement } from './cii-agreement.ts'
import { lineItem } from './cii-lines.ts'
import { headerSettlement } from './cii-settlement.ts'
import { date } from './cii-values.ts'
import { TYPE_CODES, type ElectronicDocument } from './electronic-kinds.ts'
import { inPositiveAmounts } from './positive-amounts.ts'
import { group, serialise, text, type XmlElement } from './xml.ts'

const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
}

/** The electronic invoice: UN/CEFACT Cross Industry Invoice in the Factur-X profile EN 16931. */
export function crossIndustryInvoice(issued: ElectronicDocument): string {
  const document = inPositiveAmounts(issued)
  const root = group(
    'rsm:CrossIndustryInvoice',
    context(document),
    header(document),
    group(
      'rsm:SupplyChainTradeTransaction',
      document.lines.map((line, index) => lineItem(line, index + 1, document.vat)),
      headerAgreement(document),
      delivery(document),
      headerSettlement(document),
    ),
  )
  return serialise({ ...root, attributes: NAMESPACES })
}

function context({ seller, amountDue }: ElectronicDocument): XmlElement {
  return group(
    'rsm:ExchangedDocumentContext',
    isFrench(seller.address) ? parameter('BusinessProcess', amountDue > 0n ? SERVICES_UNPAID : SERVICES_PAID) : null,
    parameter('Guideline', 'urn:cen.eu:en16931:2017'),
  )
}

/** The French reform's invoicing frames (XP Z12-012): an invoice for services, still to be paid or already paid. */
const SERVICES_UNPAID = 'S1'
const SERVICES_PAID = 'S2'

const isFrench = (address: PostalAddress): boolean => address.country === 'FR'

const parameter = (kind: 'BusinessProcess' | 'Guideline', id: string): XmlElement =>
  group(`ram:${kind}SpecifiedDocumentContextParameter`, text('ram:ID', id))

function header(document: ElectronicDocument): XmlElement {
  const notes = [...document.legalMentions, ...(document.corrects ? [document.corrects.reason] : [])]
  return group(
    'rsm:ExchangedDocument',
    text('ram:ID', document.number),
    text('ram:TypeCode', TYPE_CODES[document.kind]),
    group('ram:IssueDateTime', date(document.issuedOn)),
    notes.map((note) => group('ram:IncludedNote', text('ram:Content', note))),
  )
}

function delivery({ suppliedOn }: ElectronicDocument): XmlElement {
  return group(
    'ram:ApplicableHeaderTradeDelivery',
    group('ram:ActualDeliverySupplyChainEvent', group('ram:OccurrenceDateTime', date(suppliedOn))),
  )
}
