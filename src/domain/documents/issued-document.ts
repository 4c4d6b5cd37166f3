import type { CommercialDocument, DocumentKind } from './document.ts'

/** A numbered document as it was issued. */
export interface IssuedDocument {
  readonly id: string
  readonly orderId: string | null
  readonly kind: DocumentKind
  readonly number: string
  readonly content: CommercialDocument
  /** Its printed file, once there is one. */
  readonly fileId: string | null
}

/** JSON has no bigint: amounts are kept as `"1234n"`. */
export const contentAsJson = (content: CommercialDocument): string =>
  JSON.stringify(content, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

export const contentFrom = (stored: unknown): CommercialDocument => withAmounts(stored) as CommercialDocument

const AMOUNT = /^-?\d+n$/

function withAmounts(stored: unknown): unknown {
  if (typeof stored === 'string') return AMOUNT.test(stored) ? BigInt(stored.slice(0, -1)) : stored
  if (Array.isArray(stored)) return stored.map(withAmounts)
  if (stored === null || typeof stored !== 'object') return stored
  return Object.fromEntries(Object.entries(stored).map(([field, value]) => [field, withAmounts(value)]))
}
