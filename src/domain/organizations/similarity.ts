import { isWithinEdits } from './edit-distance.ts'
import { withoutLegalForm } from './legal-forms.ts'

/** Green, orange and red of the filter comparison (spec 4.4). */
export const SIMILARITIES = ['identical', 'similar', 'different'] as const
export type Similarity = (typeof SIMILARITIES)[number]

/** Compares two values of a subject field. `similar`: equal but for case, accents, punctuation, legal form or a slip. */
export function similarity(value: string, approved: string): Similarity {
  if (value === approved) return 'identical'
  const [one, other] = [bareName(value), bareName(approved)]
  return one === other || isWithinEdits(one, other, slipsAllowed(one, other)) ? 'similar' : 'different'
}

/** What is left of a name when everything that people write differently is taken away: equal for the same organization. */
export function bareName(name: string): string {
  const words = spellOut(name)
    .replace(INITIALS, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return withoutLegalForm(words).join('')
}

/** The dots of `S.A.S.`: without them it is one word. */
const INITIALS = /(?<!\p{L})(\p{L})\.\s?(?=\p{L}(?!\p{L}))/gu

/** Lower case without accents, also where Unicode sees a letter of its own. */
function spellOut(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æœøßłđ]/g, (letter) => LETTERS[letter as keyof typeof LETTERS])
}

const LETTERS = { æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ł: 'l', đ: 'd' } as const

/** One slip for every five letters, two at most: codes and short names must be right. */
function slipsAllowed(one: string, other: string): number {
  return Math.min(2, Math.floor(Math.min(one.length, other.length) / 5))
}
