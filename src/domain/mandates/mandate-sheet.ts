import type { Fact } from '#domain/documents/sheet.ts'

/** A mandate put into words: everything that is printed. The printer only places it. */
export interface MandateSheet {
  /** Title of the file. */
  readonly fileTitle: string
  readonly title: string
  readonly letterhead: { readonly name: string; readonly lines: readonly string[] }
  readonly reference: Fact
  /** What is signed: the sentences of the SEPA core scheme and the shorter delay of announcement. */
  readonly paragraphs: readonly string[]
  readonly groups: readonly { readonly title: string; readonly facts: readonly Fact[] }[]
  readonly signature: { readonly title: string; readonly hint: string }
  readonly returnTo: { readonly title: string; readonly lines: readonly string[] }
  readonly notes: readonly string[]
}
