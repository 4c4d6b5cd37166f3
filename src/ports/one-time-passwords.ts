/** Codes of an authenticator app (TOTP, RFC 6238). */
export interface OneTimePasswords {
  /** A new random key, in Base32. */
  newKey(): string
  /** What the QR code tells the app. */
  uriOf(key: { readonly key: string; readonly issuer: string; readonly label: string }): string
  /**
   * The time step that the six digits belong to, or null when they are wrong. Steps up to `after` count as wrong: each
   * code is good for one time.
   */
  stepOf(key: string, digits: string, at: Date, after: number | null): Promise<number | null>
}
