/** Longer texts belong into an annex. */
export const MOST_AGREEMENT_CHARACTERS = 40_000
