import { checkRsaKey } from '#domain/csr/check-rsa-key.ts'
import type { CsrPolicy } from '#domain/csr/csr-policy.ts'
import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { CsrKey, EcKey } from '#domain/csr/parsed-csr.ts'
import type { FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'

/** Judges the key by the rules for subscriber keys (BR §6.1.1.3, §6.1.5, §6.1.6) and by the product. */
export function checkKey(key: CsrKey, policy: CsrPolicy, debianWeakKeys: FingerprintList): readonly CsrFinding[] {
  switch (key.type) {
    case 'rsa':
      return checkRsaKey(key, policy.keyMinimumBits, debianWeakKeys)
    case 'ec':
      return checkEcKey(key, policy)
    case 'ed25519':
      return policy.allowEd25519 ? [] : [finding('edwards_key', { algorithm: 'Ed25519' })]
    case 'ed448':
      return [finding('edwards_key', { algorithm: 'Ed448' })]
    case 'dsa':
      return [finding('dsa_key')]
    case 'other':
      return [finding('unknown_key_type', { algorithm: key.algorithmOid })]
  }
}

function checkEcKey(key: EcKey, policy: CsrPolicy): readonly CsrFinding[] {
  const { curve, curveOid } = key
  const allowed = policy.allowedCurves.join(', ')
  if (curveOid === null) return [finding('curve_not_named', { allowed })]
  if (curve === null || !policy.allowedCurves.includes(curve)) {
    return [finding('curve_not_allowed', { curve: curve ?? curveOid, allowed })]
  }
  return key.point === 'invalid' ? [finding('point_not_on_curve', { curve })] : []
}
