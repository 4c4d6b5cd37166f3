import type { Buyer, PostalAddress, Seller } from '#domain/documents/document.ts'
import type { ElectronicDocument } from './electronic-kinds.ts'
import { group, text, type XmlElement } from './xml.ts'

/** Who sells, who buys, and under which references (BG-4, BG-7, BT-14, BT-13). */
export function headerAgreement(document: ElectronicDocument): XmlElement {
  const { seller, buyer, orderReference, purchaseOrder } = document
  return group(
    'ram:ApplicableHeaderTradeAgreement',
    sellerParty(seller),
    buyerParty(buyer),
    reference('ram:SellerOrderReferencedDocument', orderReference),
    reference('ram:BuyerOrderReferencedDocument', purchaseOrder),
  )
}

function sellerParty(seller: Seller): XmlElement {
  return group(
    'ram:SellerTradeParty',
    text('ram:Name', seller.name),
    text('ram:Description', [seller.legalForm, seller.registration].filter((part) => part !== '').join(', ')),
    legalOrganization(seller.registrationNumber, seller.address),
    group(
      'ram:DefinedTradeContact',
      text('ram:PersonName', seller.name),
      group('ram:TelephoneUniversalCommunication', text('ram:CompleteNumber', seller.phone)),
      group('ram:EmailURIUniversalCommunication', text('ram:URIID', seller.email)),
    ),
    postalAddress(seller.address),
    group('ram:URIUniversalCommunication', text('ram:URIID', seller.email, { schemeID: 'EM' })),
    vatRegistration(seller.vatNumber),
  )
}

function buyerParty(buyer: Buyer): XmlElement {
  return group(
    'ram:BuyerTradeParty',
    text('ram:Name', buyer.name),
    buyer.registrationNumber === null ? null : legalOrganization(buyer.registrationNumber, buyer.address),
    buyer.contactName === null ? null : group('ram:DefinedTradeContact', text('ram:PersonName', buyer.contactName)),
    postalAddress(buyer.address),
    buyer.vatNumber === null ? null : vatRegistration(buyer.vatNumber),
  )
}

const SIREN_LENGTH = 9
const SIREN_OR_SIRET = /^\d{9}(\d{5})?$/

/** BT-30 and BT-47: ISO 6523 scheme 0002 is the SIREN, the first nine digits of a SIRET; other registers have no scheme here. */
function legalOrganization(registrationNumber: string, { country }: PostalAddress): XmlElement {
  const compact = registrationNumber.replace(/\s/g, '')
  const id =
    country === 'FR' && SIREN_OR_SIRET.test(compact)
      ? text('ram:ID', compact.slice(0, SIREN_LENGTH), { schemeID: '0002' })
      : text('ram:ID', compact)
  return group('ram:SpecifiedLegalOrganization', id)
}

const LINE_NAMES = ['ram:LineOne', 'ram:LineTwo', 'ram:LineThree'] as const

function postalAddress({ lines, postalCode, city, country }: PostalAddress): XmlElement {
  return group(
    'ram:PostalTradeAddress',
    postalCode === '' ? null : text('ram:PostcodeCode', postalCode),
    linesInThree(lines).map((line, index) => text(LINE_NAMES[index] ?? 'ram:LineThree', line)),
    text('ram:CityName', city),
    text('ram:CountryID', country),
  )
}

/** The standard has room for three lines: a fourth and later ones share the third. */
function linesInThree(lines: readonly string[]): readonly string[] {
  const rest = lines.slice(2).join(', ')
  return [...lines.slice(0, 2), ...(rest ? [rest] : [])]
}

const vatRegistration = (vatNumber: string): XmlElement =>
  group('ram:SpecifiedTaxRegistration', text('ram:ID', vatNumber.replace(/\s/g, ''), { schemeID: 'VA' }))

const reference = (name: string, id: string | null): XmlElement | null =>
  id === null ? null : group(name, text('ram:IssuerAssignedID', id))
