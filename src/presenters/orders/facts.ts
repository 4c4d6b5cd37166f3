/** One line of a definition list, as views/partials/facts.ejs takes it. */
export interface Fact {
  readonly term: string
  readonly text: string
  readonly href: string | null
  readonly mono: boolean
}

/** A definition list without the lines that have nothing to say. */
export function facts(lines: readonly (Fact | null)[]): readonly Fact[] {
  return lines.filter((line) => line !== null)
}

export function fact(
  term: string,
  text: string | null | undefined,
  more: Partial<Pick<Fact, 'href' | 'mono'>> = {},
): Fact | null {
  return text ? { term, text, href: null, mono: false, ...more } : null
}

/** A value to be copied exactly, as views/partials/code-line.ejs takes it. */
export interface CodeLine {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** A line of a narrow list: words at the left, what they are about at the right. */
export interface SideLine {
  readonly label: string
  readonly href: string | null
  readonly note: string | null
  readonly text: string
}
