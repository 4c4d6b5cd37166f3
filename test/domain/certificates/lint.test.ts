import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ATTRIBUTE, POLICY } from '#domain/asn1/oids.ts'
import { int, oid, printable, seq, set, utf8 } from '#domain/asn1/write.ts'
import { readCertificate, type ReadCertificate } from '#domain/certificates/certificate-reader.ts'
import { distinguishedName } from '#domain/certificates/distinguished-name.ts'
import {
  authority,
  certificatePolicies,
  END_ENTITY,
  extendedKeyUsage,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from '#domain/certificates/extensions.ts'
import { issuerExtensions } from '#domain/certificates/issuer.ts'
import type { LeafRequest } from '#domain/certificates/leaf.ts'
import { LINT_CODES, type LintCode, type LintExpectations } from '#domain/certificates/lint/finding.ts'
import { lintCertificate } from '#domain/certificates/lint.ts'
import { PROFILES } from '#domain/certificates/profile.ts'
import { SIGNATURE_SCHEMES, signedStructure } from '#domain/certificates/signature.ts'
import { certificateContent, type CertificateContent } from '#domain/certificates/tbs.ts'
import { validityFrom } from '#domain/certificates/validity.ts'
import { addDays } from '#domain/shared/time.ts'
import {
  AT,
  expectationsOf,
  issueLeaf,
  leafRequest,
  makeIssuing,
  makeRoot,
  newEcKey,
  PLAN_END,
  spkiOf,
} from './demo-chain.ts'

const root = makeRoot()
const issuing = makeIssuing(root)
const scheme = SIGNATURE_SCHEMES['P-256']
const spki = spkiOf(newEcKey())
const HOST = 'www.harbour.example'
const VALIDITY = validityFrom(AT, 200, [PLAN_END])

const EXTENSIONS = {
  constraints: END_ENTITY,
  usage: keyUsage(['digitalSignature']),
  purposes: extendedKeyUsage(['serverAuth']),
  identifier: subjectKeyIdentifier(Buffer.alloc(20, 1)),
  issuer: issuerExtensions(issuing.issuer),
  policies: certificatePolicies([PROFILES.dv.policy]),
  names: subjectAltName([{ kind: 'dns', value: HOST }]),
}

/** A sound certificate for one host with any part of it replaced, as a bug in the writer might. */
function handmade(
  parts: Partial<CertificateContent> = {},
  extensions: Partial<Record<keyof typeof EXTENSIONS, Buffer | readonly Buffer[]>> = {},
): ReadCertificate {
  const content = certificateContent({
    serial: '4d'.repeat(17),
    scheme,
    issuer: issuing.issuer.name,
    validity: VALIDITY,
    subject: distinguishedName({ commonName: HOST }),
    spki,
    extensions: Object.values({ ...EXTENSIONS, ...extensions }).flat(),
    ...parts,
  })
  return readCertificate(signedStructure(content, parts.scheme ?? scheme, Buffer.of(0)))
}

const EXPECTED: LintExpectations = {
  profile: 'dv',
  names: [HOST],
  spkiSha256: handmade().spkiSha256,
  issuer: issuing.issuer.name,
  maxDays: 200,
  notAfterLimit: PLAN_END,
  at: AT,
}

function codesOf(certificate: ReadCertificate, expected: Partial<LintExpectations> = {}): readonly LintCode[] {
  return lintCertificate(certificate, { ...EXPECTED, ...expected }).map(({ code }) => code)
}

/** A leaf by a request of another profile, linted as what was asked. */
function codesOfRequest(
  overrides: Partial<LeafRequest>,
  expected: Partial<LintExpectations> = {},
): readonly LintCode[] {
  const request = leafRequest(overrides)
  const leaf = issueLeaf(issuing, request)
  return lintCertificate(leaf, { ...expectationsOf(issuing, request, leaf), ...expected }).map(({ code }) => code)
}

const attribute = (name: keyof typeof ATTRIBUTE, value: Buffer): Buffer => set(seq(oid(ATTRIBUTE[name]), value))
const SHA1_SCHEME = { identifier: seq(oid('1.2.840.10045.4.1')), digest: 'sha256' } as const
const ev = { profile: 'ev', names: [HOST] } as const
const legalEntity = { organization: 'Harbour Bakery', locality: 'Brest', country: 'FR' }

/** Every finding, and certificates that have it. */
const FAULTY: readonly (readonly [LintCode, string, readonly LintCode[]])[] = [
  ['wrong_issuer', 'another issuer', codesOf(handmade({ issuer: distinguishedName({ commonName: 'Somebody' }) }))],
  ['serial_too_short', 'eight octets of serial number', codesOf(handmade({ serial: '4d'.repeat(8) }))],
  ['serial_too_long', '21 octets of serial number', codesOf(handmade({ serial: '4d'.repeat(21) }))],
  ['serial_not_positive', 'serial number zero', codesOf(handmade({ serial: '00' }))],
  ['weak_signature', 'a SHA-1 signature', codesOf(handmade({ scheme: SHA1_SCHEME }))],
  ['is_authority', 'the right to sign others', codesOf(handmade({}, { constraints: authority() }))],
  [
    'wrong_purposes',
    'clientAuth beside serverAuth',
    codesOf(handmade({}, { purposes: extendedKeyUsage(['serverAuth', 'clientAuth']) })),
  ],
  ['wrong_purposes', 'no purpose', codesOf(handmade({}, { purposes: [] }))],
  [
    'wrong_key_usage',
    'encipherment with an EC key',
    codesOf(handmade({}, { usage: keyUsage(['digitalSignature', 'keyEncipherment']) })),
  ],
  [
    'wrong_policy',
    'a policy of the CA/Browser Forum',
    codesOf(handmade({}, { policies: certificatePolicies([POLICY.domainValidated]) })),
  ],
  ['pointer_missing', 'no way to ask for revocation', codesOf(handmade({}, { issuer: [] }))],
  ['extension_repeated', 'an extension twice', codesOf(handmade({}, { usage: [EXTENSIONS.usage, EXTENSIONS.usage] }))],
  [
    'validity_reversed',
    'an end before the start',
    codesOf(handmade({ validity: { notBefore: AT, notAfter: addDays(AT, -1) } })),
  ],
  ['validity_reversed', 'a plan that is over', codesOfRequest({ notAfterLimit: addDays(AT, -1) })],
  ['validity_too_long', 'a second too many', codesOf(handmade(), { maxDays: 199 })],
  [
    'validity_too_long',
    'more than a year to sign in with',
    codesOf(handmade({ validity: validityFrom(AT, 400, [addDays(AT, 999)]) }), { profile: 'login', maxDays: 825 }),
  ],
  ['outlives_plan', 'more days than the plan has', codesOf(handmade(), { notAfterLimit: addDays(AT, 30) })],
  ['not_before_out_of_window', 'a start three days ago', codesOf(handmade(), { at: addDays(AT, 3) })],
  ['key_not_of_request', 'another key', codesOf(handmade({ spki: spkiOf(newEcKey()) }))],
  [
    'key_not_allowed',
    'RSA of 1024 bits',
    codesOf(handmade({ spki: spkiOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey) })),
  ],
  ['key_not_allowed', 'a curve that TLS does not use', codesOf(handmade({ spki: spkiOf(newEcKey('secp256k1')) }))],
  [
    'key_not_allowed',
    'an Edwards key for a server',
    codesOf(handmade({ spki: spkiOf(generateKeyPairSync('ed25519').privateKey) })),
  ],
  [
    'key_not_allowed',
    'RSA that only does PSS',
    codesOf(handmade({ spki: spkiOf(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey) })),
  ],
  [
    'attribute_forbidden',
    'an organization in DV',
    codesOf(handmade({ subject: distinguishedName({ organization: 'Harbour Bakery', commonName: HOST }) })),
  ],
  [
    'attribute_forbidden',
    'an organizational unit',
    codesOf(
      handmade({ subject: seq(attribute('organizationalUnit', utf8('IT')), attribute('commonName', utf8(HOST))) }),
    ),
  ],
  [
    'attribute_missing',
    'OV without country',
    codesOfRequest({ profile: 'ov', subject: { organization: 'Harbour Bakery', locality: 'Brest' } }),
  ],
  [
    'attribute_missing',
    'OV without locality and state',
    codesOfRequest({ profile: 'ov', subject: { organization: 'Harbour Bakery', country: 'FR' } }),
  ],
  ['attribute_missing', 'EV without registration number', codesOfRequest({ ...ev, subject: legalEntity })],
  [
    'attribute_repeated',
    'two common names',
    codesOf(handmade({ subject: seq(attribute('commonName', utf8(HOST)), attribute('commonName', utf8(HOST))) })),
  ],
  [
    'attribute_too_long',
    'an organization of 65 characters',
    codesOfRequest({ profile: 'ov', subject: { ...legalEntity, organization: 'é'.repeat(65) } }),
  ],
  [
    'attribute_means_nothing',
    'a locality of "-"',
    codesOfRequest({ profile: 'ov', subject: { ...legalEntity, locality: '-' } }),
  ],
  ['attribute_bad_characters', 'a country in small letters', codesOfRequest({ subject: { country: 'fr' } })],
  [
    'attribute_bad_characters',
    'a line break in a name',
    codesOfRequest({ profile: 'ov', subject: { ...legalEntity, organization: 'Harbour\nBakery' } }),
  ],
  [
    'attribute_bad_characters',
    'an @ in a PrintableString',
    codesOf(handmade({ subject: seq(attribute('country', printable('F@'))) })),
  ],
  [
    'psd_identifier_malformed',
    'the identifier of a company register in PSD2',
    codesOfRequest({
      profile: 'psd_web',
      names: [HOST],
      subject: { ...legalEntity, organizationIdentifier: 'NTRFR-552100554' },
    }),
  ],
  ['names_missing', 'no name', codesOf(handmade({}, { names: [] }))],
  ['names_differ', 'a name that was not ordered', codesOf(handmade(), { names: [HOST, 'harbour.example'] })],
  [
    'names_differ',
    'a name more than was ordered',
    codesOf(
      handmade(
        {},
        {
          names: subjectAltName([
            { kind: 'dns', value: HOST },
            { kind: 'ip', value: '192.0.2.7' },
          ]),
        },
      ),
    ),
  ],
  ['name_malformed', 'an underscore', codesOfRequest({ names: ['my_host.harbour.example'] })],
  ['name_malformed', 'a space', codesOfRequest({ names: ['www.my bakery.example'] })],
  ['name_malformed', 'a wildcard that is not a whole label', codesOfRequest({ names: ['w*.harbour.example'] })],
  ['name_malformed', 'a mailbox in a server certificate', codesOfRequest({ names: ['ines@harbour.example'] })],
  [
    'wildcard_not_allowed',
    'a wildcard in EV',
    codesOfRequest({ profile: 'ev', names: ['*.harbour.example'], subject: legalEntity }),
  ],
  [
    'common_name_not_listed',
    'a common name that is no name of it',
    codesOfRequest({ names: [HOST], subject: { commonName: 'harbour.example' } }),
  ],
  [
    'alt_names_criticality',
    'critical names beside a subject',
    codesOf(handmade({}, { names: subjectAltName([{ kind: 'dns', value: HOST }], { critical: true }) })),
  ],
  ['wrong_version', 'version 1', codesOf({ ...handmade(), version: 1 })],
]

describe('the lint of a finished certificate', () => {
  test('finds nothing wrong with a sound one', () => {
    expect(codesOf(handmade())).toEqual([])
  })

  test.each(FAULTY)('says %s for %s', (code, _, found) => {
    expect(found).toContain(code)
  })

  test('has no finding that this table does not provoke', () => {
    const provoked = new Set(FAULTY.map(([code]) => code))

    expect(LINT_CODES.filter((code) => !provoked.has(code))).toEqual([])
  })

  test('finds one thing wrong where one thing is', () => {
    expect(codesOf(handmade(), { maxDays: 199 })).toEqual(['validity_too_long'])
    expect(codesOf(handmade({ serial: '4d'.repeat(8) }))).toEqual(['serial_too_short'])
    expect(codesOf(handmade({}, { issuer: [] }))).toEqual(['pointer_missing'])
  })

  test('judges keys by the rules of the day and the product (X-04)', () => {
    const rsa2048 = spkiOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
    const request = { profile: 'code_signing', names: [], subject: legalEntity, spki: rsa2048, isRsa: true } as const

    expect(codesOfRequest(request)).toEqual(['key_not_allowed'])
    expect(codesOfRequest({ ...request, profile: 'ov', names: [HOST] })).toEqual([])
  })
})

test('a negative serial number is not taken for a positive one', () => {
  const positive = int('4d'.repeat(17))
  const negative = Buffer.concat([Buffer.of(0x02, 17, 0x8d), positive.subarray(3)])
  const der = Buffer.from(handmade().der)
  negative.copy(der, der.indexOf(positive))

  expect(codesOf(readCertificate(der))).toContain('serial_not_positive')
})
