import type { DcvMethod } from '#domain/rules/dcv-methods.ts'

/** How one registrable domain of an order is to be proved; `addresses` for e-mail. */
export interface MethodChoice {
  readonly domain: string
  readonly method: DcvMethod
  readonly addresses: readonly string[]
  /** Below the registrable domain, or at each host; null for the registrable domain itself. */
  readonly place: string | null
}
