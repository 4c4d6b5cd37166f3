/** What the payer types on the hosted page. Never stored: of the number the last four digits remain. */
export interface CardInput {
  readonly number: string
  /** `MM/YY` or `MM/YYYY`. */
  readonly expiry: string
  readonly cvc: string
}

export type CardProblem = 'number_invalid' | 'expiry_invalid' | 'card_expired' | 'cvc_invalid'

export type CardRefusal =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'authentication_failed'
  | 'not_a_test_card'

export type CardVerdict =
  | { readonly verdict: 'accepted' }
  | { readonly verdict: 'challenge' }
  | { readonly verdict: 'refused'; readonly reason: CardRefusal }

/** The numbers of Stripe's test mode, so that what is learned here holds there. */
const TEST_CARDS: Readonly<Record<string, CardVerdict>> = {
  '4242424242424242': { verdict: 'accepted' },
  '5555555555554444': { verdict: 'accepted' },
  '4000002500003155': { verdict: 'challenge' },
  '4000000000003220': { verdict: 'challenge' },
  '4000000000000002': { verdict: 'refused', reason: 'card_declined' },
  '4000000000009995': { verdict: 'refused', reason: 'insufficient_funds' },
  '4000000000000069': { verdict: 'refused', reason: 'expired_card' },
  '4000000000000127': { verdict: 'refused', reason: 'incorrect_cvc' },
}

/** What is wrong with the form, in the order of its fields; empty when the card may be tried. */
export function findCardProblems({ number, expiry, cvc }: CardInput, now: Date): CardProblem[] {
  const problems: CardProblem[] = []
  if (!/^\d{12,19}$/.test(digitsOf(number)) || !passesLuhn(digitsOf(number))) problems.push('number_invalid')
  const end = endOfMonth(expiry)
  if (end === null) problems.push('expiry_invalid')
  else if (now.getTime() >= end) problems.push('card_expired')
  if (!/^\d{3,4}$/.test(cvc.trim())) problems.push('cvc_invalid')
  return problems
}

/** What the bank says about a well-formed number. */
export function judgeCard(number: string): CardVerdict {
  return TEST_CARDS[digitsOf(number)] ?? { verdict: 'refused', reason: 'not_a_test_card' }
}

export function lastFour(number: string): string {
  return digitsOf(number).slice(-4)
}

function digitsOf(number: string): string {
  return number.replace(/[ -]/g, '')
}

/** ISO/IEC 7812-1: from the right, every second digit counts double. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** A card is good to the last moment of the month that it names. */
function endOfMonth(expiry: string): number | null {
  const [, month, year] = /^\s*(0[1-9]|1[0-2])\s*\/\s*((?:20)?\d{2})\s*$/.exec(expiry) ?? []
  if (month === undefined || year === undefined) return null
  return Date.UTC(2000 + (Number(year) % 100), Number(month))
}
