import { checkKey } from '#domain/csr/check-key.ts'
import { checkNames } from '#domain/csr/check-names.ts'
import { checkSignature } from '#domain/csr/check-signature.ts'
import { checkSubject } from '#domain/csr/check-subject.ts'
import type { CsrContext } from '#domain/csr/csr-context.ts'
import type { CsrPolicy } from '#domain/csr/csr-policy.ts'
import { finding, type CsrFinding } from '#domain/csr/findings.ts'
import type { ParsedCsr } from '#domain/csr/parsed-csr.ts'

/** Judges a request for a product (rules 6.2): what is refused first, then what is only told. */
export function checkCsr(csr: ParsedCsr, policy: CsrPolicy, context: CsrContext): readonly CsrFinding[] {
  const findings = [
    ...checkKey(csr.key, policy, context.debianWeakKeys),
    ...checkSignature(csr),
    ...checkHistory(csr, context),
    ...checkSubject(csr, context),
    ...checkNames(csr, context),
  ]
  return [...findings.filter(isRefusal), ...findings.filter((found) => !isRefusal(found))]
}

function checkHistory(csr: ParsedCsr, context: CsrContext): readonly CsrFinding[] {
  const findings: CsrFinding[] = []
  if (context.compromisedKeys.has(csr.spkiSha256)) findings.push(finding('key_compromised'))
  if (context.keyServesOtherPurpose) findings.push(finding('key_serves_other_purpose'))
  if (context.csrUsedBefore) findings.push(finding('csr_used_before'))
  else if (context.keyUsedBefore) findings.push(finding('key_used_before'))
  return findings
}

function isRefusal({ severity }: CsrFinding): boolean {
  return severity === 'refused'
}
