import { printedReference } from '#domain/documents/creditor-reference.ts'
import type { CommercialDocument } from '#domain/documents/document.ts'
import { epcQrPayload } from '#domain/documents/epc-qr.ts'
import type { PaymentBlock } from '#domain/documents/sheet.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatDate } from '#presenters/format.ts'
import { facts } from './document-facts.ts'

/** How to pay by transfer; null where nothing is to be paid that way. */
export function paymentBlock(document: CommercialDocument, t: Translate): PaymentBlock | null {
  const { amountDue, paymentReference, dueOn, language, seller } = document
  if (amountDue <= 0n || paymentReference === null) return null
  const payload = epcQrPayload(document)
  return {
    title:
      dueOn === null
        ? t('documents.payment.title')
        : t('documents.payment.title_until', { date: formatDate(dueOn, language) }),
    facts: facts([
      [t('documents.payment.holder'), seller.name],
      [t('documents.payment.bank'), seller.bank.name],
      [t('documents.payment.iban'), inFours(seller.bank.iban)],
      [t('documents.payment.bic'), seller.bank.bic],
      [t('documents.payment.reference'), printedReference(paymentReference)],
    ]),
    code: payload === null ? null : { payload, caption: t('documents.payment.code') },
  }
}

const inFours = (iban: string): string => printedReference(iban.replace(/\s/g, ''))
