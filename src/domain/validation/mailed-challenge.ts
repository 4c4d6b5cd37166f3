/** What the page behind a mailed link tells before somebody says yes. */
export interface MailedChallengeFacts {
  readonly orderReference: string
  readonly accountName: string
  readonly domain: string
  readonly address: string
  readonly expiresAt: Date
}
