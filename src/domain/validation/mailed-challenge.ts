/** What the page behind a mailed link tells before somebody says yes. */
export interface MailedChallengeFacts {
  readonly orderReference: string
  readonly accountName: string
  readonly domain: string
  readonly address: string
  readonly expiresAt: Date
}

/** A mail that was written to prove a domain. */
export interface ValidationMail {
  readonly validationId: string
  readonly address: string
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly approvedAt: Date | null
}
