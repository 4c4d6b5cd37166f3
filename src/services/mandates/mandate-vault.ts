import type { Secrets } from '#platform/secrets.ts'

/** Keeps the IBAN of a mandate: sealed text opens for the mandate that it was sealed for, and for no other. */
export const sealIban = (secrets: Secrets, mandateId: string, iban: string): string =>
  secrets.seal(Buffer.from(iban), contextOf(mandateId))

export const openIban = (secrets: Secrets, mandateId: string, sealed: string): string =>
  secrets.open(sealed, contextOf(mandateId)).toString()

const contextOf = (mandateId: string) => `iban of mandate ${mandateId}`
