import type { DocumentLine, VatSum } from '#domain/documents/document.ts'
import { decimal, percent } from './amounts.ts'
import { group, text, type XmlElement } from './xml.ts'

/** One line (BG-25). A price is never negative (BR-27): what is deducted has a negative quantity. */
export function lineItem(line: DocumentLine, position: number, vat: readonly VatSum[]): XmlElement {
  const price = line.unitNet < 0n ? -line.unitNet : line.unitNet
  const quantity = line.net < 0n ? -Math.abs(line.quantity) : Math.abs(line.quantity)
  return group(
    'ram:IncludedSupplyChainTradeLineItem',
    group('ram:AssociatedDocumentLineDocument', text('ram:LineID', String(position))),
    group('ram:SpecifiedTradeProduct', text('ram:Name', line.description)),
    group(
      'ram:SpecifiedLineTradeAgreement',
      group('ram:NetPriceProductTradePrice', text('ram:ChargeAmount', decimal(price))),
    ),
    group('ram:SpecifiedLineTradeDelivery', text('ram:BilledQuantity', String(quantity), { unitCode: PIECES })),
    group(
      'ram:SpecifiedLineTradeSettlement',
      group(
        'ram:ApplicableTradeTax',
        text('ram:TypeCode', 'VAT'),
        text('ram:CategoryCode', categoryOf(line, vat)),
        text('ram:RateApplicablePercent', percent(line.vatRate)),
      ),
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', text('ram:LineTotalAmount', decimal(line.net))),
    ),
  )
}

/** UN/ECE Recommendation 20: one. */
const PIECES = 'C62'

function categoryOf(line: DocumentLine, vat: readonly VatSum[]): string {
  const sum = vat.find(({ rate }) => rate === line.vatRate)
  if (!sum) throw new Error(`the document has no VAT sum for the rate ${line.vatRate} of “${line.description}”`)
  return sum.category
}
