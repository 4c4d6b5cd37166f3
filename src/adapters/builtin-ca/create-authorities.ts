import type { KeyObject } from 'node:crypto'
import type { Knex } from 'knex'
import { issuingContent, rootContent } from '#domain/certificates/authority-certificate.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import type { AuthorityKeyType } from '#domain/certificates/signature.ts'
import { newId } from '#platform/ids.ts'
import { sealContext } from '#platform/sealed-columns.ts'
import { openAuthority, type Authority, type AuthorityRow } from './authority.ts'
import { ISSUING_PLANS, ROOT_PLANS, type IssuingPlan, type RootPlan } from './authority-plans.ts'
import type { BuiltinCaOptions } from './options.ts'
import { recordIssuedAuthority } from './register.ts'
import { newKeyPair, newSerial, signContent } from './signer.ts'

/** Any number; the same in every process, so that of several starting at once one creates and the others wait. */
const LOCK = 7_220_402

/**
 * P-384 for the roots: their keys live for 20 years and sign a handful of certificates, so speed and old clients (nobody
 * trusts these roots by default) count for nothing. P-256 for the issuing authorities: 128 bits of strength like
 * RSA-3072, at a tenth of the size and a hundredth of the time per signature.
 */
const ROOT_KEY_TYPE: AuthorityKeyType = 'P-384'
const ISSUING_KEY_TYPE: AuthorityKeyType = 'P-256'

/** Creates the authorities that are missing. Any number of processes may call it at once, and again at every start. */
export async function ensureAuthorities(options: BuiltinCaOptions): Promise<void> {
  await options.operator.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK])
    const known = new Set<string>(await trx('ca_authorities').pluck('code'))
    for (const plan of ROOT_PLANS) if (!known.has(plan.code)) await createRoot(trx, options, plan)
    for (const plan of ISSUING_PLANS) if (!known.has(plan.code)) await createIssuing(trx, options, plan)
  })
}

async function createRoot(trx: Knex.Transaction, options: BuiltinCaOptions, plan: RootPlan): Promise<void> {
  const { key, spki, scheme } = await newKeyPair(ROOT_KEY_TYPE)
  const content = rootContent({ name: plan.name, spki, serial: newSerial() }, scheme, options.clock())
  await insertAuthority(trx, options, plan, { key, der: await signContent(content, key, scheme), issuerId: null })
}

async function createIssuing(trx: Knex.Transaction, options: BuiltinCaOptions, plan: IssuingPlan): Promise<void> {
  const root = await findRoot(trx, options, plan.root)
  const { key, spki } = await newKeyPair(options.issuingKeyType ?? ISSUING_KEY_TYPE)
  const { name, purposes } = plan
  const content = issuingContent({ name, spki, serial: newSerial(), purposes }, root.issuer, options.clock())
  const der = await signContent(content, root.key, root.issuer.scheme)
  await insertAuthority(trx, options, plan, { key, der, issuerId: root.id })
  await recordIssuedAuthority(trx, { root: root.id, code: plan.code, content, der, at: options.clock() })
}

async function insertAuthority(
  trx: Knex.Transaction,
  { secrets, clock }: BuiltinCaOptions,
  plan: RootPlan | IssuingPlan,
  { key, der, issuerId }: { key: KeyObject; der: Buffer; issuerId: string | null },
): Promise<void> {
  const id = newId(clock())
  const certificate = readCertificate(der)
  await trx('ca_authorities').insert({
    id,
    code: plan.code,
    role: plan.role,
    family: plan.role === 'issuing' ? plan.family : null,
    name: plan.name.commonName,
    issuer_id: issuerId,
    serial: certificate.serial,
    certificate_pem: certificate.pem,
    sealed_key: secrets.seal(key.export({ type: 'pkcs8', format: 'der' }), sealContext('ca_authorities', id)),
    not_after: certificate.notAfter,
    created_at: clock(),
  })
}

async function findRoot(
  trx: Knex.Transaction,
  { secrets, baseUrl }: BuiltinCaOptions,
  code: string,
): Promise<Authority> {
  const row = await trx<AuthorityRow>('ca_authorities').where('code', code).first()
  if (!row) throw new Error(`no certification authority ${code}`)
  return openAuthority(row, secrets, baseUrl)
}
