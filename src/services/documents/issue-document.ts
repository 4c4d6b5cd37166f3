import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { buildInvoice, type Heading } from '#domain/documents/build-invoice.ts'
import { buildQuote } from '#domain/documents/build-quote.ts'
import type { DocumentKind } from '#domain/documents/document.ts'
import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import { lineDescription } from '#domain/documents/line-description.ts'
import { formatDocumentNumber } from '#domain/documents/numbering.ts'
import { officeDay } from '#domain/documents/office-day.ts'
import { invoiceIssued } from '#domain/ledger/invoice-entries.ts'
import type { Order } from '#domain/orders/order.ts'
import { decideVat } from '#domain/tax/vat-decision.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { invoicedTo } from '#services/orders/invoiced-to.ts'
import { documentLanguage, type MailInvoice } from './mail-invoice.ts'
import { getAccountTerms, type AccountTerms } from '#stores/account-store.ts'
import { getDocument, insertDocument, takeNumber } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { listOrderLines } from '#stores/order-store.ts'

/** Issues the quote or the invoice of an order. An invoice is owed from this moment on: the ledger says so. */
export const issueDocument =
  ({ catalogue, mailInvoice }: { readonly catalogue: () => Catalogue; readonly mailInvoice: MailInvoice }) =>
  async (tx: AccountTx, order: Order, kind: 'quote' | 'invoice'): Promise<IssuedDocument> => {
    const terms = await getAccountTerms(tx)
    const account = invoicedTo({ ...terms, language: await documentLanguage(tx, terms) }, order.billing)
    const product = getProduct(catalogue(), order.productCode)
    const lines = (await listOrderLines(tx, order.id)).map((line) => ({
      description: lineDescription(
        { ...line, product: product.code },
        { product, commonName: order.commonName, language: account.language },
      ),
      quantity: line.quantity,
      unitNet: line.unitAmount,
    }))
    const { number, sequence, issuedOn } = await nextNumber(tx, account, kind)
    const vat = vatOf(account, issuedOn)
    const heading: Heading = {
      number,
      issuedOn,
      suppliedOn: issuedOn,
      language: account.language,
      currency: order.currency,
      seller: account.office.seller,
      buyer: account.buyer,
      orderReference: order.reference,
      purchaseOrder: order.purchaseOrder,
    }
    const content =
      kind === 'quote'
        ? buildQuote(heading, lines, vat)
        : buildInvoice(heading, lines, vat, { term: 'upon_receipt', rhythm: 'single', paid: 0n })
    const id = newId(tx.now())
    await insertDocument(tx, account.office.id, { id, orderId: order.id, sequence, content })
    await recordEvent(tx, order.id, kind === 'quote' ? 'quote_issued' : 'invoice_issued', { number })
    if (kind === 'invoice' && content.gross > 0n) {
      const { currency, net, vatTotal } = content
      await postEntry(
        tx,
        invoiceIssued({ documentId: id, orderId: order.id, currency, net, vat: vatTotal, soldAs: 'order' }),
      )
    }
    const issued = await getDocument(tx, { id })
    await mailInvoice(tx, issued)
    return issued
  }

export type IssueDocument = ReturnType<typeof issueDocument>

/** How sales to this account are taxed on a day. */
export function vatOf({ office, buyer, vatNumberValid }: AccountTerms, day: string) {
  const { country, postalCode } = buyer.address
  return decideVat(
    office.country,
    { country, postalCode, vatNumber: buyer.vatNumber, vatNumberValid, business: true },
    day,
  )
}

/** The next number of the office's series with its date, where the office is: taken late, its row is the office's hottest. */
export async function nextNumber(tx: AccountTx, { office }: AccountTerms, kind: DocumentKind) {
  const { sequence, issuedOn } = await takeNumber(tx, office.id, kind, officeDay(office.country, tx.now()))
  const year = Number(issuedOn.slice(0, 4))
  return { sequence, issuedOn, number: formatDocumentNumber({ prefix: office.numberPrefix, kind, year, sequence }) }
}
