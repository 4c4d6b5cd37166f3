import type { VatSum } from '#domain/documents/document.ts'
import type { Language } from '#domain/shared/language.ts'
import { multiplyRounded } from '#domain/shared/money.ts'
import type { VatDecision } from './vat-decision.ts'
import { VAT_MENTIONS } from './vat-mentions.ts'

/** A decision as a document prints it. */
export type VatTreatment = Pick<VatSum, 'category' | 'rate' | 'mention'>

export interface TaxedAmount {
  readonly net: bigint
  readonly vat: VatTreatment
}

export function vatTreatment({ category, rate, mention }: VatDecision, language: Language): VatTreatment {
  return { category, rate, mention: mention === null ? null : VAT_MENTIONS[mention][language] }
}

/** VAT per rate on the document's sum, rounded half up once (EN 16931 BR-CO-17); the highest rate comes first. */
export function vatSums(amounts: readonly TaxedAmount[]): readonly VatSum[] {
  const bases = new Map<string, TaxedAmount>()
  for (const { net, vat } of amounts) {
    const key = `${vat.category} ${vat.rate} ${vat.mention}`
    bases.set(key, { net: (bases.get(key)?.net ?? 0n) + net, vat })
  }
  return [...bases.values()]
    .map(({ net, vat: { category, rate, mention } }) => {
      return { rate, category, base: net, amount: multiplyRounded(net, BigInt(rate), 10_000n), mention }
    })
    .toSorted((a, b) => b.rate - a.rate)
}
