import { sum } from '#domain/shared/money.ts'
import { vatSums, type VatTreatment } from '#domain/tax/vat-sum.ts'
import type { CommercialDocument } from './document.ts'

/** A line before tax; a negative quantity gives back. */
export interface ChargedLine {
  readonly description: string
  readonly quantity: number
  readonly unitNet: bigint
}

type Totals = Pick<CommercialDocument, 'lines' | 'vat' | 'net' | 'vatTotal' | 'gross'>

/** Lines with their tax, and what they come to. */
export function totalUp(charged: readonly ChargedLine[], vat: VatTreatment): Totals {
  const lines = charged.map((line) => ({ ...line, net: line.unitNet * BigInt(line.quantity), vatRate: vat.rate }))
  const perRate = vatSums(lines.map(({ net }) => ({ net, vat })))
  const net = sum(lines.map((line) => line.net))
  const vatTotal = sum(perRate.map(({ amount }) => amount))
  return { lines, vat: perRate, net, vatTotal, gross: net + vatTotal }
}
