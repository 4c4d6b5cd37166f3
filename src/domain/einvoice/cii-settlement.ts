import type { Seller, VatCategory, VatSum } from '#domain/documents/document.ts'
import { decimal, percent } from './amounts.ts'
import { date } from './cii-values.ts'
import type { ElectronicDocument } from './electronic-kinds.ts'
import { group, text, type XmlElement } from './xml.ts'

/** How it is paid, the VAT per rate, the totals, and the invoice that a credit note corrects (BG-16, BG-23, BG-22, BG-3). */
export function headerSettlement(document: ElectronicDocument): XmlElement {
  const { currency, seller, dueOn, corrects } = document
  const transferReference = document.amountDue > 0n ? document.paymentReference : null
  return group(
    'ram:ApplicableHeaderTradeSettlement',
    transferReference === null ? null : text('ram:PaymentReference', transferReference),
    text('ram:InvoiceCurrencyCode', currency),
    transferReference === null ? null : transfer(seller, currency === 'EUR' ? SEPA_TRANSFER : OTHER_TRANSFER),
    document.vat.map(vatBreakdown),
    dueOn === null ? null : group('ram:SpecifiedTradePaymentTerms', group('ram:DueDateDateTime', date(dueOn))),
    totals(document),
    corrects === null
      ? null
      : group(
          'ram:InvoiceReferencedDocument',
          text('ram:IssuerAssignedID', corrects.number),
          group('ram:FormattedIssueDateTime', date(corrects.issuedOn, 'qdt')),
        ),
  )
}

/** UNCL 4461. */
const SEPA_TRANSFER = '58'
const OTHER_TRANSFER = '30'

function transfer({ name, bank }: Seller, typeCode: string): XmlElement {
  return group(
    'ram:SpecifiedTradeSettlementPaymentMeans',
    text('ram:TypeCode', typeCode),
    group(
      'ram:PayeePartyCreditorFinancialAccount',
      text('ram:IBANID', bank.iban.replace(/\s/g, '')),
      text('ram:AccountName', name),
    ),
    group('ram:PayeeSpecifiedCreditorFinancialInstitution', text('ram:BICID', bank.bic)),
  )
}

/** VATEX codes that say the reason of a category; a standard or zero rate must not have any (BR-S-10, BR-Z-10). */
const REASON_CODES: Partial<Record<VatCategory, string>> = { AE: 'VATEX-EU-AE', G: 'VATEX-EU-G' }
const WITHOUT_REASON: ReadonlySet<VatCategory> = new Set(['S', 'Z'])

function vatBreakdown({ rate, category, base, amount, mention }: VatSum): XmlElement {
  const reasonCode = REASON_CODES[category]
  return group(
    'ram:ApplicableTradeTax',
    text('ram:CalculatedAmount', decimal(amount)),
    text('ram:TypeCode', 'VAT'),
    mention === null || WITHOUT_REASON.has(category) ? null : text('ram:ExemptionReason', mention),
    text('ram:BasisAmount', decimal(base)),
    text('ram:CategoryCode', category),
    reasonCode === undefined ? null : text('ram:ExemptionReasonCode', reasonCode),
    text('ram:RateApplicablePercent', percent(rate)),
  )
}

function totals({ currency, net, vatTotal, gross, amountDue }: ElectronicDocument): XmlElement {
  const alreadyPaid = gross - amountDue
  return group(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    text('ram:LineTotalAmount', decimal(net)),
    text('ram:TaxBasisTotalAmount', decimal(net)),
    text('ram:TaxTotalAmount', decimal(vatTotal), { currencyID: currency }),
    text('ram:GrandTotalAmount', decimal(gross)),
    alreadyPaid === 0n ? null : text('ram:TotalPrepaidAmount', decimal(alreadyPaid)),
    text('ram:DuePayableAmount', decimal(amountDue)),
  )
}
