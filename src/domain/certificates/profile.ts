import type { CertificateType } from '#domain/rules/lifetimes.ts'
import type { KeyPurpose, KeyUsage } from './extensions.ts'
import type { AuthorityFamily, NameField } from './family.ts'
import { isHost, typedName } from './typed-names.ts'

/** The order's family, with PSD2 told apart: a QWAC names web servers, a QSealC names nobody but its holder. */
export type ProfileCode = Exclude<AuthorityFamily, 'psd'> | 'psd_web' | 'psd_seal'

export interface Profile {
  /** Which dated rules about lifetimes and keys apply. */
  readonly type: CertificateType
  /** What the subject may hold; anything else the order knows stays out of it. */
  readonly subject: readonly NameField[]
  /** Of each group at least one must be there. */
  readonly required: readonly (readonly NameField[])[]
  readonly purposes: readonly KeyPurpose[]
  readonly usages: { readonly rsa: readonly KeyUsage[]; readonly other: readonly KeyUsage[] }
  /** What its subjectAltName lists. */
  readonly names: 'hosts' | 'people' | 'nothing'
  readonly wildcards: boolean
  readonly policy: string
  /** A life shorter than the industry's rules ask for. */
  readonly ownMaximumDays?: number
}

/**
 * The arc of our policies, made of a random UUID as X.667 lets everybody do: this authority is for demonstration and
 * must not assert the CA/Browser Forum's own (PK-02).
 */
export const DEMO_POLICIES = '2.25.78306719350323125524521879998660537068.1'

const LEGAL_ENTITY: readonly NameField[] = ['country', 'state', 'locality', 'organization', 'commonName']
const LOCATED: readonly (readonly NameField[])[] = [['organization'], ['country'], ['locality', 'state']]

/** Encipherment is for RSA key exchange only; elliptic curves agree on keys by ephemeral ones (BR §7.1.2.7.11). */
const TLS_SERVER = {
  type: 'server',
  purposes: ['serverAuth'],
  usages: { rsa: ['digitalSignature', 'keyEncipherment'], other: ['digitalSignature'] },
  names: 'hosts',
} as const satisfies Partial<Profile>

export const PROFILES: Readonly<Record<ProfileCode, Profile>> = {
  /** BR §7.1.2.7.2 */
  dv: {
    ...TLS_SERVER,
    subject: ['country', 'commonName'],
    required: [],
    wildcards: true,
    policy: `${DEMO_POLICIES}.1`,
  },
  /** BR §7.1.2.7.4 */
  ov: { ...TLS_SERVER, subject: LEGAL_ENTITY, required: LOCATED, wildcards: true, policy: `${DEMO_POLICIES}.2` },
  /** EVG §7.1.4.2 */
  ev: {
    ...TLS_SERVER,
    subject: [...LEGAL_ENTITY, 'organizationIdentifier', 'businessCategory', 'jurisdictionCountry', 'serialNumber'],
    required: [...LOCATED, ['businessCategory'], ['jurisdictionCountry'], ['serialNumber']],
    wildcards: false,
    policy: `${DEMO_POLICIES}.3`,
  },
  /** SBR §7.1.4.2 */
  client: {
    type: 'client',
    subject: [...LEGAL_ENTITY, 'organizationIdentifier', 'serialNumber', 'email'],
    required: [['commonName', 'email']],
    purposes: ['emailProtection', 'clientAuth'],
    usages: { rsa: ['digitalSignature', 'keyEncipherment'], other: ['digitalSignature', 'keyAgreement'] },
    names: 'people',
    wildcards: false,
    policy: `${DEMO_POLICIES}.4`,
  },
  /** CSBR §7.1.4.2: the common name is the legal name, and no host is named anywhere (CS-05). */
  code_signing: {
    type: 'code_signing',
    subject: LEGAL_ENTITY,
    required: [...LOCATED, ['commonName']],
    purposes: ['codeSigning'],
    usages: { rsa: ['digitalSignature'], other: ['digitalSignature'] },
    names: 'nothing',
    wildcards: false,
    policy: `${DEMO_POLICIES}.5`,
  },
  /** ETSI TS 119 495 and EN 319 412-4 */
  psd_web: {
    ...TLS_SERVER,
    type: 'qwac',
    subject: [...LEGAL_ENTITY, 'organizationIdentifier', 'businessCategory', 'jurisdictionCountry', 'serialNumber'],
    required: [...LOCATED, ['organizationIdentifier']],
    wildcards: false,
    policy: `${DEMO_POLICIES}.6`,
  },
  /** ETSI TS 119 495 and EN 319 412-3 */
  psd_seal: {
    type: 'qseal',
    subject: [...LEGAL_ENTITY, 'organizationIdentifier', 'serialNumber'],
    required: [['organization'], ['country'], ['commonName'], ['organizationIdentifier']],
    purposes: [],
    usages: { rsa: ['digitalSignature', 'nonRepudiation'], other: ['digitalSignature', 'nonRepudiation'] },
    names: 'nothing',
    wildcards: false,
    policy: `${DEMO_POLICIES}.7`,
  },
  /** What our own users sign in with (PK-03). */
  login: {
    type: 'client',
    subject: ['organization', 'commonName', 'email'],
    required: [['commonName', 'email']],
    purposes: ['clientAuth'],
    usages: { rsa: ['digitalSignature'], other: ['digitalSignature'] },
    names: 'people',
    wildcards: false,
    policy: `${DEMO_POLICIES}.8`,
    ownMaximumDays: 366,
  },
}

export function profileCode(family: AuthorityFamily, names: readonly string[]): ProfileCode {
  if (family !== 'psd') return family
  return names.map(typedName).some(isHost) ? 'psd_web' : 'psd_seal'
}
