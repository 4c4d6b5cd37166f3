/** Somewhere to go, in the visitor's words. */
export interface Link {
  readonly label: string
  readonly href: string
}

/** One of several links, one of which is where the visitor is. */
export interface Choice extends Link {
  readonly current: boolean
}
