import { hash, hashSync, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import type { PasswordHasher } from '#ports/password-hasher.ts'

/** Argon2id with the memory and time that OWASP asks for: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function createPasswordHasher(): PasswordHasher {
  return {
    hash: (password) => hash(password, COST),
    verify: (stored, password) => verify(stored, password),
    decoy: hashSync(randomBytes(16).toString('hex'), COST),
  }
}
