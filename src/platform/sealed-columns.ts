/**
 * Every column that keeps sealed text, with what the text is bound to: moved to another row it does not open. A test
 * compares the list with the schema, so that no secret is left behind when the master key is replaced.
 */
export const SEALED_COLUMNS = {
  ca_authorities: { column: 'sealed_key', context: (id: string) => `certification authority ${id}` },
  second_factors: { column: 'sealed_key', context: (id: string) => `second factor ${id}` },
  mails: { column: 'sealed_token', context: (id: string) => `mail ${id}` },
  debit_mandates: { column: 'sealed_iban', context: (id: string) => `iban of mandate ${id}` },
  mandate_copies: { column: 'sealed_paper', context: (id: string) => `signed paper of mandate ${id}` },
  single_sign_ons: { column: 'sealed_secret', context: (id: string) => `client secret ${id}` },
  operator_mails: { column: 'sealed_token', context: (id: string) => `mail ${id}` },
} as const

export type SealedTable = keyof typeof SEALED_COLUMNS

/** What the sealed text of a row is bound to. */
export const sealContext = (table: SealedTable, id: string): string => SEALED_COLUMNS[table].context(id)
