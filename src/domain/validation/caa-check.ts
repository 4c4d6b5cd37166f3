/** What the CAA records said about one name. */
export interface CaaCheck {
  readonly name: string
  readonly allowed: boolean
  readonly code: string
  /** Where the deciding record set was found, climbing from the name. */
  readonly domain: string | null
  readonly record: string | null
}

/** A round of checks, and what follows. */
export interface CaaLook {
  /** How many looks in a row have found an obstacle, this one counted. */
  readonly look: number
  /** Null where we do not look again by ourselves. */
  readonly nextLookAt: Date | null
}

/** A check as it is kept. */
export type KeptCaaCheck = CaaCheck & CaaLook & { readonly checkedAt: Date }
