import type { CommercialDocument, DocumentLine } from '#domain/documents/document.ts'
import type { LineCells } from '#domain/documents/sheet.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '#presenters/format.ts'

export function lineColumns({ vat }: CommercialDocument, t: Translate): LineCells {
  const hasVat = vat.length > 0
  return {
    description: t('documents.line.description'),
    quantity: t('documents.line.quantity'),
    unitNet: t(hasVat ? 'documents.line.unit_net' : 'documents.line.unit'),
    vatRate: hasVat ? t('documents.line.vat_rate') : '',
    net: t(hasVat ? 'documents.line.net' : 'documents.line.amount'),
  }
}

export function lineCells(line: DocumentLine, { currency, language, vat }: CommercialDocument): LineCells {
  return {
    description: line.description.replace(LAST_NUMBER, '$1\u00a0'),
    quantity: formatNumber(line.quantity, language),
    unitNet: formatMoney({ amount: line.unitNet, currency }, language),
    vatRate: vat.length === 0 ? '' : formatPercent(line.vatRate, language),
    net: formatMoney({ amount: line.net, currency }, language),
  }
}

/** A term such as “2 years” at the end of a description stays together. */
const LAST_NUMBER = /(\d) (?=\p{L}+$)/u
