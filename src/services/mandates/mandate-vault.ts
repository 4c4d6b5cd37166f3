import { sealContext } from '#platform/sealed-columns.ts'
import type { Secrets } from '#platform/secrets.ts'

/** Keeps the IBAN of a mandate: sealed text opens for the mandate that it was sealed for, and for no other. */
export const sealIban = (secrets: Secrets, mandateId: string, iban: string): string =>
  secrets.seal(Buffer.from(iban), sealContext('debit_mandates', mandateId))

export const openIban = (secrets: Secrets, mandateId: string, sealed: string): string =>
  secrets.open(sealed, sealContext('debit_mandates', mandateId)).toString()

/** The signed paper of a mandate, the same way: the whole IBAN stands on it. */
export const sealPaper = (secrets: Secrets, mandateId: string, paper: Buffer): string =>
  secrets.seal(paper, sealContext('mandate_copies', mandateId))

export const openPaper = (secrets: Secrets, mandateId: string, sealed: string): Buffer =>
  secrets.open(sealed, sealContext('mandate_copies', mandateId))
