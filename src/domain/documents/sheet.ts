/** A document put into words: everything that is printed, formatted in its language. The printer only places it. */
export interface DocumentSheet {
  /** `Invoice No. …`: the title of the file. */
  readonly fileTitle: string
  readonly title: string
  readonly number: string
  readonly letterhead: { readonly name: string; readonly lines: readonly string[] }
  readonly recipient: readonly string[]
  /** Where the window of the seller's country's envelope shows the recipient. */
  readonly envelopeWindow: 'left' | 'right'
  readonly facts: readonly Fact[]
  /** What a credit note corrects, or that an invoice is paid. */
  readonly notice: string | null
  readonly columns: LineCells
  readonly lines: readonly LineCells[]
  readonly vat: VatTable | null
  readonly totals: readonly Fact[]
  /** The amount that the reader looks for. */
  readonly grandTotal: Fact
  readonly payment: PaymentBlock | null
  readonly signature: { readonly title: string; readonly hint: string } | null
  readonly mentions: readonly string[]
  readonly sellerIdentity: string
  readonly pageLabel: (page: number, pages: number) => string
}

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface LineCells {
  readonly description: string
  readonly quantity: string
  readonly unitNet: string
  readonly vatRate: string
  readonly net: string
}

export interface VatTable {
  readonly columns: VatCells
  readonly rows: readonly VatCells[]
  /** Why a row has no VAT. */
  readonly mentions: readonly string[]
}

export interface VatCells {
  readonly rate: string
  readonly base: string
  readonly amount: string
}

export interface PaymentBlock {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly code: { readonly payload: string; readonly caption: string } | null
}
