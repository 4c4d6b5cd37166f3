import type { CommercialDocument } from '#domain/documents/document.ts'
import type { DocumentSheet } from '#domain/documents/sheet.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatDate } from '#presenters/format.ts'
import { letterhead, recipient, sellerIdentity } from './addresses.ts'
import { documentFacts } from './document-facts.ts'
import { lineCells, lineColumns } from './document-lines.ts'
import { grandTotal, totals, vatTable } from './document-totals.ts'
import { paymentBlock } from './payment-block.ts'

/** Puts a document into the words of its language, ready to be printed. */
export function documentSheet(document: CommercialDocument, t: Translate): DocumentSheet {
  const title = t(`documents.title.${document.kind}`)
  const number = t('documents.number', { number: document.number })
  return {
    fileTitle: `${title} ${document.number}`,
    title,
    number,
    letterhead: letterhead(document.seller),
    recipient: recipient(document),
    envelopeWindow: document.seller.address.country === 'FR' ? 'right' : 'left',
    facts: documentFacts(document, t),
    notice: notice(document, t),
    columns: lineColumns(document, t),
    lines: document.lines.map((line) => lineCells(line, document)),
    vat: vatTable(document, t),
    totals: totals(document, t),
    grandTotal: grandTotal(document, t),
    payment: paymentBlock(document, t),
    signature:
      document.kind === 'quote' ? { title: t('documents.signature.title'), hint: t('documents.signature.hint') } : null,
    mentions: document.legalMentions,
    sellerIdentity: sellerIdentity(document.seller, t),
    pageLabel: (page, pages) => t('documents.page', { page, pages }),
  }
}

function notice({ kind, corrects, amountDue, language }: CommercialDocument, t: Translate): string | null {
  if (corrects !== null)
    return t('documents.notice.corrects', {
      number: corrects.number,
      date: formatDate(corrects.issuedOn, language),
      reason: corrects.reason,
    })
  return kind === 'invoice' && amountDue === 0n ? t('documents.notice.paid') : null
}
