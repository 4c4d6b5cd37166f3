import { readAmount } from '#domain/payments/typed-amount.ts'

/** Minor units without VAT: less is not worth an invoice, more is a slip of the key. */
export const DEPOSIT_LIMITS = { least: 1_000n, most: 100_000_000n } as const

/** An amount for the deposit as it was typed; null where it can't be credited. */
export interface AssessedDeposit {
  readonly typed: string
  readonly amount: bigint | null
}

export function assessDeposit(typed: string): AssessedDeposit {
  const amount = readAmount(typed.trim().slice(0, 30))
  const isWithin = amount !== null && amount >= DEPOSIT_LIMITS.least && amount <= DEPOSIT_LIMITS.most
  return { typed: typed.slice(0, 30), amount: isWithin ? amount : null }
}

/** What waiting orders cost together, less what is there: at least what an invoice is written for. */
export function depositLacking(needed: readonly bigint[], balance: bigint): bigint {
  const gap = needed.reduce((total, one) => total + one, 0n) - balance
  if (gap <= 0n) return 0n
  return gap < DEPOSIT_LIMITS.least ? DEPOSIT_LIMITS.least : gap
}

/** Minor units as both offices can type and read them: `1234.50`. */
export function plainAmount(amount: bigint): string {
  const digits = amount.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
