import type { DocumentKind } from './document.ts'

/** What a document's number says. The sequence is gapless per office, kind and year (INV-01); the database counts. */
export interface DocumentNumber {
  /** The office's, two to four capital letters. */
  readonly prefix: string
  readonly kind: DocumentKind
  readonly year: number
  readonly sequence: number
}

const LETTERS = { quote: 'Q', invoice: 'I', credit_note: 'C', late_charges: 'L' } as const satisfies Record<
  DocumentKind,
  string
>

/** For example `FRI2026-000042`: the 42nd invoice of office FR in 2026. */
export function formatDocumentNumber({ prefix, kind, year, sequence }: DocumentNumber): string {
  return `${prefix}${LETTERS[kind]}${year}-${String(sequence).padStart(6, '0')}`
}

/** Reads a number back; null for anything that `formatDocumentNumber` does not write. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const [, prefix, letter, year, sequence] = /^([A-Z]{2,4})([QICL])([2-9]\d{3})-(\d{6,9})$/.exec(text) ?? []
  const kind = (Object.keys(LETTERS) as DocumentKind[]).find((known) => LETTERS[known] === letter)
  if (prefix === undefined || kind === undefined) return null
  const number = { prefix, kind, year: Number(year), sequence: Number(sequence) }
  return number.sequence > 0 && formatDocumentNumber(number) === text ? number : null
}
