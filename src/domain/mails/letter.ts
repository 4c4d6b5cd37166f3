/** A mail put into words: what its HTML and its text both say, in one language. */
export interface Letter {
  readonly subject: string
  /** What the list of mails shows after the subject. */
  readonly preheader: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly list: { readonly title: string | null; readonly items: readonly string[] } | null
  readonly details: readonly { readonly label: string; readonly value: string }[]
  readonly button: LetterLink
  readonly otherLink: LetterLink | null
  /** What to know beside: warnings, hints. */
  readonly notes: readonly string[]
  readonly reason: { readonly title: string; readonly text: string }
  readonly frame: LetterFrame
}

export interface LetterLink {
  readonly label: string
  readonly url: string
}

/** What is the same in every letter of the house. */
export interface LetterFrame {
  readonly operator: string
  /** Stands in the seal. */
  readonly initial: string
  readonly accent: string
  readonly signature: string
  readonly portal: LetterLink
  /** Introduces the button's address in full. */
  readonly addressHint: string
}
