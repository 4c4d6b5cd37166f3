import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { Hash, ParsedCsr } from '#domain/csr/parsed-csr.ts'

/** TLS-28: a request's hash protects nobody but its sender, so an old one is only told; a broken one is refused. */
const BROKEN: readonly Hash[] = ['md2', 'md4', 'md5']
const OLD: readonly Hash[] = ['sha1', 'sha224']

/** The proof that whoever asks holds the private key. */
export function checkSignature({ signature, key }: ParsedCsr): readonly CsrFinding[] {
  const { hash, verdict } = signature
  const findings: CsrFinding[] = []
  if (hash !== null && BROKEN.includes(hash))
    findings.push(finding('signature_hash_broken', { hash: hash.toUpperCase() }))
  else if (verdict === 'invalid') findings.push(finding('signature_invalid'))
  else if (verdict === 'unverifiable' && canBeTried(key)) findings.push(finding('signature_unverifiable'))
  if (hash !== null && OLD.includes(hash)) findings.push(finding('signature_hash_old', { hash: hash.toUpperCase() }))
  return findings
}

/** A key that is never tried is refused for what it is (check-key.ts). */
function canBeTried(key: ParsedCsr['key']): boolean {
  if (key.type === 'ec') return key.point === 'valid'
  return key.type === 'rsa' || key.type === 'ed25519' || key.type === 'ed448'
}
