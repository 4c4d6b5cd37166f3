import type { Product } from '#domain/catalogue/product.ts'
import type { CsrFinding } from '#domain/csr/findings.ts'
import type { CsrFault } from '#domain/csr/faults.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'
import type { SortedNames } from '#domain/names/san-kinds.ts'
import type { ParsedNames } from '#domain/names/parse-names.ts'
import type { PricedLine } from '#domain/pricing/price-order.ts'
import type { TokenAmount } from '#domain/pricing/tokens.ts'
import type { MeansOffer } from '#domain/payments/means.ts'
import type { VatDecision } from '#domain/tax/vat-decision.ts'
import type { OrderContext } from './assess-order.ts'
import type { ClosedReason } from './closed-reason.ts'
import type { OrderInput } from './order-input.ts'

/** A field of the order form that keeps the order from being placed; `key` is the sentence's message key. */
export interface OrderFault {
  readonly field: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Everything the portal knows about an order form: what the live checks show, the recap lists and the order is made of. */
export interface Assessment {
  readonly product: Product
  /** Why the account can't order it at all; null while it may. */
  readonly closed: ClosedReason | null
  readonly years: number
  readonly parsedNames: ParsedNames
  readonly names: SortedNames
  readonly commonName: string | null
  readonly csr: ParsedCsr | null
  readonly csrFault: CsrFault | null
  readonly csrFindings: readonly CsrFinding[]
  /** Names of the CSR that the list does not have: offered with one click. */
  readonly namesToAdd: readonly string[]
  readonly lines: readonly PricedLine[]
  readonly net: bigint
  readonly tokens: readonly TokenAmount[]
  readonly means: readonly MeansOffer[]
  readonly alternatives: readonly Product[]
  readonly faults: readonly OrderFault[]
}

/** An order form with everything it was weighed against: what its pages are made of. */
export interface AssessedOrder {
  /** As it is understood: a new organization whose number is known has become that one. */
  readonly input: OrderInput
  readonly context: OrderContext
  readonly assessment: Assessment
  /** How its invoice would be taxed today. */
  readonly vat: VatDecision
}
