import { oid, seq, utf8 } from '#domain/asn1/write.ts'
import { extension } from './extensions.ts'

/** Roles of a payment service provider (ETSI TS 119 495 §5.1), with the last arc of their identifiers. */
const ROLE_ARCS = { Unspecified: 0, PSP_AS: 1, PSP_PI: 2, PSP_AI: 3, PSP_IC: 4 } as const
export type Psd2Role = Exclude<keyof typeof ROLE_ARCS, 'Unspecified'>

/** What the competent authority has authorised the holder for. */
export interface Psd2Attributes {
  readonly roles: readonly Psd2Role[]
  readonly authorityName: string
  /** Country and authority, such as `FR-ACPR`. */
  readonly authorityId: string
}

const QC_TYPE = oid('0.4.0.1862.1.6')
const QC_TYPES = { psd_web: oid('0.4.0.1862.1.6.3'), psd_seal: oid('0.4.0.1862.1.6.2') } as const
const PSD2_STATEMENT = oid('0.4.0.19495.2')
const ROLES = '0.4.0.19495.1'

/**
 * The statements of a PSD2 certificate: what it is for (EN 319 412-5 §4.2.3), and the holder's roles. It does not claim
 * to be qualified (`QcCompliance`), because a demonstration authority is not.
 */
export function psd2Statements(code: 'psd_web' | 'psd_seal', psd2: Psd2Attributes): Buffer {
  const { roles, authorityName, authorityId } = psd2
  const named = roles.length === 0 ? (['Unspecified'] as const) : roles
  const rolesOfPsp = seq(...named.map((role) => seq(oid(`${ROLES}.${ROLE_ARCS[role]}`), utf8(role))))
  const psd2Type = seq(rolesOfPsp, utf8(authorityName), utf8(authorityId))
  return extension('qcStatements', seq(seq(QC_TYPE, seq(QC_TYPES[code])), seq(PSD2_STATEMENT, psd2Type)))
}

/** `PSD`, country, authority, number given by it (ETSI TS 119 495 §5.2.1). */
export const PSD2_IDENTIFIER = /^PSD([A-Z]{2})-([A-Z]{2,8})-./

/** What the identifier of a PSD2 holder alone tells: `PSDFR-ACPR-12345` was authorised by `FR-ACPR`. */
export function psd2FromIdentifier(organizationIdentifier: string): Psd2Attributes {
  const [, country = '', authority = ''] = PSD2_IDENTIFIER.exec(organizationIdentifier) ?? []
  const authorityId = `${country}-${authority}`
  return { roles: [], authorityName: authorityId, authorityId }
}
