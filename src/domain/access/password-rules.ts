import { isCommonPassword, isCommonWord } from './common-passwords.ts'

/** Spec 3.2. No rule about kinds of characters: they make passwords worse (NIST SP 800-63B 3.1.1.2). */
export const SHORTEST_PASSWORD = 12
/** Far beyond any sentence; a limit there must be, because hashing costs time. */
export const LONGEST_PASSWORD = 200
/** How many of the last passwords, the present one among them, may not be taken again. */
export const PASSWORDS_REMEMBERED = 5

export const PASSWORD_FAULTS = ['too_short', 'too_long', 'is_login', 'common'] as const
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]

/** What is wrong with a new password as such, or null. Whether it was used before only its hashes can tell. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const length = [...password.normalize('NFC')].length
  if (length < SHORTEST_PASSWORD) return 'too_short'
  if (length > LONGEST_PASSWORD) return 'too_long'
  const folded = fold(password)
  const heart = heartOf(folded)
  if (folded === fold(login) || (heart !== '' && heart === heartOf(fold(login)))) return 'is_login'
  if (isCommonPassword(folded) || isCommonWord(heart) || isRepetition(folded) || isSequence(folded)) return 'common'
  return null
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** What is left when digits, signs and spaces around it are taken away: `password` of `2026-Password!!`. */
const heartOf = (folded: string) => folded.replace(/^\P{L}+/u, '').replace(/\P{L}+$/u, '')

/** A piece of up to six characters over and over: `abcabcabcabc`. */
function isRepetition(folded: string): boolean {
  const [, piece = ''] = /^(.{1,6}?)\1+/su.exec(folded) ?? []
  return piece !== '' && piece.repeat(Math.ceil(folded.length / piece.length)).startsWith(folded)
}

/** Neighbours in a row, upwards or downwards: `abcdefghijklm`, `210987654321`. */
function isSequence(folded: string): boolean {
  const codes = [...folded].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => stepBetween(codes[index] ?? 0, code))
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}

const [ZERO, NINE] = [0x30, 0x39]

/** On a keyboard 0 stands beside 1 and beside 9. */
function stepBetween(from: number, to: number): number {
  if (from === NINE && to === ZERO) return 1
  if (from === ZERO && to === NINE) return -1
  return to - from
}
