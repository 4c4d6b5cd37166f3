import { holdsOn, type Dated } from './dated.ts'

/**
 * Issuer names that authorise a supplier in a CAA record, the one to recommend first (TLS-17). Authorities publish no
 * dates for them.
 */
const CAA_ISSUERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sectigo', ['sectigo.com', 'comodoca.com', 'comodo.com', 'usertrust.com', 'trust-provider.com']],
  ['digicert', ['digicert.com', 'www.digicert.com', 'geotrust.com', 'rapidssl.com', 'thawte.com', 'symantec.com']],
  ['globalsign', ['globalsign.com']],
  ['harica', ['harica.gr']],
  ['certigna', ['certigna.fr', 'certigna.com']],
])

/** Names that authorise a supplier; none for one that issues no public certificates. */
export function caaIssuers(supplier: string): readonly string[] {
  return CAA_ISSUERS.get(supplier) ?? []
}

interface ParameterRule extends Dated {
  readonly binding: boolean
}

const PARAMETER_RULES: readonly ParameterRule[] = [
  { from: '2019-11-01', binding: false, rule: 'TLS-16', source: 'RFC 8657' },
  { from: '2027-03-15', binding: true, rule: 'TLS-16', source: 'BR §3.2.2.8, ballot SC-098' },
]

/** Whether `accounturi` and `validationmethods` of a CAA record bind an authority, or only advise it. */
export function caaParametersBind(at: Date): boolean {
  return holdsOn(PARAMETER_RULES, at).binding
}
