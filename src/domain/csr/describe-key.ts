import type { CsrKey } from './parsed-csr.ts'

/** How a key is called on pages and in lists: `RSA 2048`, `ECDSA P-256`, `Ed25519`. */
export function describeKey(key: CsrKey): string {
  switch (key.type) {
    case 'rsa':
      return `RSA ${key.bits}`
    case 'ec':
      return `ECDSA ${key.curve ?? `${key.bits} bit`}`
    case 'ed25519':
      return 'Ed25519'
    case 'ed448':
      return 'Ed448'
    case 'dsa':
      return `DSA ${key.bits}`
    case 'other':
      return key.algorithmOid
  }
}
