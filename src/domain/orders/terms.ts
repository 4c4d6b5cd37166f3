/** Numbers of an order's life that a brand may set otherwise (spec 5.5, 5.9). Days count from the plan's end. */
export interface OrderTerms {
  readonly renewal: {
    readonly opensDaysBefore: number
    readonly closesDaysAfter: number
    /** A renewal asked for early is processed from here on. */
    readonly processedDaysBefore: number
    readonly automaticDaysBefore: number
    /** The renewal discount holds from `opensDaysBefore` until here. */
    readonly discountUntilDaysBefore: number
    readonly reminderDaysBefore: readonly number[]
  }
  readonly reissue: {
    /** Share of a certificate's life after which the next one is due. Never a number of days: lives get short. */
    readonly dueAfterShare: number
  }
  readonly acceptance: { readonly days: number; readonly reminderDays: readonly number[] }
  /** A revocation of all versions within so many days of the first delivery gives a credit note. */
  readonly moneyBackDays: number
  /** Fees of a cancellation once the audit has begun, per ten thousand of the net amount. */
  readonly cancellationFee: { readonly standard: number; readonly ev: number }
}

export const STANDARD_TERMS: OrderTerms = {
  renewal: {
    opensDaysBefore: 90,
    closesDaysAfter: 30,
    processedDaysBefore: 35,
    automaticDaysBefore: 65,
    discountUntilDaysBefore: 60,
    reminderDaysBefore: [90, 60, 30, 14, 7, 1],
  },
  reissue: { dueAfterShare: 2 / 3 },
  acceptance: { days: 30, reminderDays: [20, 25, 29] },
  moneyBackDays: 30,
  cancellationFee: { standard: 1_000, ev: 3_000 },
}

/** Brands that set some of it otherwise. */
export const BRAND_TERMS: ReadonlyMap<string, OrderTerms> = new Map([
  ['globalsign', { ...STANDARD_TERMS, renewal: { ...STANDARD_TERMS.renewal, closesDaysAfter: 0 }, moneyBackDays: 7 }],
])

export function termsOf(brandCode: string): OrderTerms {
  return BRAND_TERMS.get(brandCode) ?? STANDARD_TERMS
}
