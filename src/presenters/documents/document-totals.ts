import type { CommercialDocument } from '#domain/documents/document.ts'
import type { Fact, VatTable } from '#domain/documents/sheet.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatMoney, formatPercent } from '#presenters/format.ts'

/** VAT per rate (INV-03); null for late charges, which are outside of it. */
export function vatTable({ vat, currency, language }: CommercialDocument, t: Translate): VatTable | null {
  if (vat.length === 0) return null
  return {
    columns: { rate: t('documents.vat.rate'), base: t('documents.vat.base'), amount: t('documents.vat.amount') },
    rows: vat.map(({ rate, base, amount }) => ({
      rate: formatPercent(rate, language),
      base: formatMoney({ amount: base, currency }, language),
      amount: formatMoney({ amount, currency }, language),
    })),
    mentions: vat.flatMap(({ mention }) => mention ?? []),
  }
}

/** The sums above the amount that counts. */
export function totals(document: CommercialDocument, t: Translate): readonly Fact[] {
  const { vat, net, vatTotal, gross } = document
  const money = moneyOf(document)
  const withVat = [
    { label: t('documents.total.net'), value: money(net) },
    { label: t('documents.total.vat'), value: money(vatTotal) },
  ]
  const paid = paidAlready(document)
  return [
    ...(vat.length === 0 ? [] : withVat),
    ...(paid === 0n
      ? []
      : [
          { label: t('documents.total.gross'), value: money(gross) },
          { label: t('documents.total.paid'), value: money(-paid) },
        ]),
  ]
}

export function grandTotal(document: CommercialDocument, t: Translate): Fact {
  const { kind, vat, gross, amountDue } = document
  const money = moneyOf(document)
  if (kind === 'credit_note') return { label: t('documents.total.credited'), value: money(gross < 0n ? -gross : gross) }
  if (paidAlready(document) !== 0n) return { label: t('documents.total.due'), value: money(amountDue) }
  return { label: t(vat.length === 0 ? 'documents.total.without_vat' : 'documents.total.gross'), value: money(gross) }
}

/** Only what is asked for can be paid: a quote asks for nothing and a credit note gives. */
const paidAlready = ({ kind, gross, amountDue }: CommercialDocument): bigint =>
  kind === 'invoice' || kind === 'late_charges' ? gross - amountDue : 0n

const moneyOf =
  ({ currency, language }: CommercialDocument) =>
  (amount: bigint): string =>
    formatMoney({ amount, currency }, language)
