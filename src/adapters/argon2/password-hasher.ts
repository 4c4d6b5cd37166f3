import { hash, hashSync, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import type { PasswordHasher } from '#ports/password-hasher.ts'

/** Argon2id with the memory and time that OWASP asks for: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function createPasswordHasher(): PasswordHasher {
  return {
    hash: (password) => hash(composed(password), COST),
    verify: (stored, password) => verify(stored, composed(password)),
    decoy: hashSync(randomBytes(16).toString('hex'), COST),
  }
}

/** Some keyboards write é as one character and some as two: both are the same password. */
const composed = (password: string) => password.normalize('NFC')
