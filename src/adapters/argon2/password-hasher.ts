import { hash, hashSync, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import type { PasswordHasher } from '#ports/password-hasher.ts'

/** KiB of memory and passes over it. */
export interface PasswordCost {
  readonly memoryCost: number
  readonly timeCost: number
}

/** What OWASP asks for: 19 MiB, two passes. */
const COST: PasswordCost = { memoryCost: 19_456, timeCost: 2 }

/** Argon2id, at the full cost unless a test asks for less. */
export function createPasswordHasher(cost = COST): PasswordHasher {
  const settings = { ...cost, parallelism: 1 }
  return {
    hash: (password) => hash(composed(password), settings),
    verify: (stored, password) => verify(stored, composed(password)),
    decoy: hashSync(randomBytes(16).toString('hex'), settings),
  }
}

/** Some keyboards write é as one character and some as two: both are the same password. */
const composed = (password: string) => password.normalize('NFC')
