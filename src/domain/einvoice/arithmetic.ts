import type { CommercialDocument, DocumentLine, VatSum } from '#domain/documents/document.ts'
import { multiplyRounded, sum } from '#domain/shared/money.ts'

const PER_TEN_THOUSAND = 10_000n

/** The EN 16931 arithmetic rules that a document breaks; an issued one breaks none. */
export function brokenArithmetic(document: CommercialDocument): readonly ArithmeticRule[] {
  return RULES.filter(([, holds]) => !holds(document)).map(([rule]) => rule)
}

const RULES = [
  ['BT-131', ({ lines }) => lines.every((line) => line.net === extended(line))],
  ['BR-CO-10', ({ lines, net }) => net === sum(lines.map((line) => line.net))],
  ['BR-CO-13', ({ vat, net }) => net === sum(vat.map(({ base }) => base))],
  ['BR-CO-14', ({ vat, vatTotal }) => vatTotal === sum(vat.map(({ amount }) => amount))],
  ['BR-CO-15', ({ net, vatTotal, gross }) => gross === net + vatTotal],
  ['BR-CO-16', ({ gross, amountDue }) => (gross < 0n ? amountDue >= gross : amountDue <= gross)],
  [
    'BR-CO-17',
    ({ vat }) =>
      vat.every(({ base, rate, amount }) => amount === multiplyRounded(base, BigInt(rate), PER_TEN_THOUSAND)),
  ],
  ['BR-S-08', ({ lines, vat }) => vat.every(({ rate }) => baseAtRate(vat, rate) === netAtRate(lines, rate))],
] as const satisfies readonly (readonly [string, (document: CommercialDocument) => boolean])[]

export type ArithmeticRule = (typeof RULES)[number][0]

/** Quantities are whole, or parts of a period to four decimals. */
const extended = ({ unitNet, quantity }: DocumentLine): bigint =>
  multiplyRounded(unitNet, BigInt(Math.round(quantity * 10_000)), PER_TEN_THOUSAND)

const baseAtRate = (vat: readonly VatSum[], rate: number): bigint =>
  sum(vat.filter((part) => part.rate === rate).map(({ base }) => base))

const netAtRate = (lines: readonly DocumentLine[], rate: number): bigint =>
  sum(lines.filter((line) => line.vatRate === rate).map((line) => line.net))
