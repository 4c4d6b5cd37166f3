import { holdsOn, type Dated } from './dated.ts'
import type { CertificateType } from './lifetimes.ts'

type EdwardsKey = 'ed25519' | 'ed448'

export interface KeyPolicy extends Dated {
  readonly minimumRsaBits: number
  readonly curves: readonly string[]
  readonly edwards: readonly EdwardsKey[]
}

const NIST_CURVES = ['P-256', 'P-384', 'P-521']

const TLS_KEYS: readonly KeyPolicy[] = [
  {
    from: '2018-03-01',
    minimumRsaBits: 2048,
    curves: NIST_CURVES,
    edwards: [],
    rule: 'TLS-26',
    source: 'BR §6.1.5',
  },
]

export const KEY_POLICIES: Readonly<Record<CertificateType, readonly KeyPolicy[]>> = {
  server: TLS_KEYS,
  qwac: TLS_KEYS,
  qseal: TLS_KEYS,
  client: [
    {
      from: '2018-03-01',
      minimumRsaBits: 2048,
      curves: NIST_CURVES,
      edwards: ['ed25519', 'ed448'],
      rule: 'SM-05',
      source: 'SBR §6.1.5',
    },
  ],
  code_signing: [
    {
      from: '2018-03-01',
      minimumRsaBits: 2048,
      curves: NIST_CURVES,
      edwards: [],
      rule: 'CS-02',
      source: 'CSBR §6.1.5.2',
    },
    {
      from: '2021-06-01',
      minimumRsaBits: 3072,
      curves: NIST_CURVES,
      edwards: [],
      rule: 'CS-02',
      source: 'CSBR §6.1.5.2',
    },
  ],
}

/** As much of a public key as rules of size and shape need. */
export type KeyShape =
  | { readonly type: 'rsa'; readonly bits: number; readonly exponent: bigint }
  | { readonly type: 'ec'; readonly curve: string | null }
  | { readonly type: EdwardsKey | 'dsa' | 'other' }

export const KEY_FAULTS = [
  'rsa_too_small',
  'rsa_odd_size',
  'rsa_bad_exponent',
  'curve_not_allowed',
  'algorithm_not_allowed',
] as const
export type KeyFault = (typeof KEY_FAULTS)[number]

export function keyPolicy(type: CertificateType, at: Date): KeyPolicy {
  return holdsOn(KEY_POLICIES[type], at)
}

/** Why a key may not be certified, or null. Weak keys of a right size are another matter (TLS-27). */
export function keyFault(type: CertificateType, key: KeyShape, at: Date): KeyFault | null {
  const { minimumRsaBits, curves, edwards } = keyPolicy(type, at)
  switch (key.type) {
    case 'rsa':
      return rsaFault(key.bits, key.exponent, minimumRsaBits)
    case 'ec':
      return curves.some((curve) => curve === key.curve) ? null : 'curve_not_allowed'
    case 'ed25519':
    case 'ed448':
      return edwards.includes(key.type) ? null : 'algorithm_not_allowed'
    case 'dsa':
    case 'other':
      return 'algorithm_not_allowed'
  }
}

/** Length divisible by eight, exponent odd and at least three (BR §6.1.5, §6.1.6). */
function rsaFault(bits: number, exponent: bigint, minimumBits: number): KeyFault | null {
  if (bits < minimumBits) return 'rsa_too_small'
  if (bits % 8 !== 0) return 'rsa_odd_size'
  return exponent < 3n || exponent % 2n === 0n ? 'rsa_bad_exponent' : null
}
