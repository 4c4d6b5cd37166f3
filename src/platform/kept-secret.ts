import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createWhole } from './create-whole.ts'

/** 32 random bytes as URL-safe text, made at the first call and kept in the file, which only its owner can read. */
export function keptSecret(file: string): string {
  const fresh = randomBytes(32).toString('base64url')
  return createWhole(file, fresh) ? fresh : readFileSync(file, 'utf8')
}
