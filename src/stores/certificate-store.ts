import type { ProductType } from '#domain/catalogue/product.ts'
import type { OrderContext } from '#domain/orders/assess-order.ts'
import type { Certificate, IssuedFacts } from '#domain/certificates/certificate.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export interface NewCertificate {
  readonly id: string
  readonly orderId: string
  readonly sequence: number
  readonly csrPem: string | null
  readonly csrSha256: string | null
  readonly csrMd5: string | null
  readonly spkiSha256: string | null
  readonly keyDescription: string | null
  readonly names: readonly string[]
}

export async function insertCertificate(tx: AccountTx, certificate: NewCertificate): Promise<void> {
  await rowsOf(tx, 'certificates').insert({
    id: certificate.id,
    order_id: certificate.orderId,
    sequence: certificate.sequence,
    csr_pem: certificate.csrPem,
    csr_sha256: certificate.csrSha256,
    csr_md5: certificate.csrMd5,
    spki_sha256: certificate.spkiSha256,
    key_description: certificate.keyDescription,
    names: certificate.names,
    state: 'waiting',
    created_at: tx.now(),
  })
}

export async function listCertificates(tx: AccountTx, orderId: string): Promise<Certificate[]> {
  const rows = await rowsOf(tx, 'certificates').query().where('order_id', orderId).orderBy('sequence', 'desc')
  return rows.map(fromRow)
}

/** The newest version of an order. */
export async function getNewestCertificate(tx: AccountTx, orderId: string): Promise<Certificate> {
  const [newest] = await listCertificates(tx, orderId)
  if (!newest) throw new Refusal('not_found', 'certificate_not_found')
  return newest
}

export async function getCertificate(tx: AccountTx, id: string): Promise<Certificate> {
  const row = await rowsOf(tx, 'certificates').query().where('id', id).first()
  if (!row) throw new Refusal('not_found', 'certificate_not_found')
  return fromRow(row)
}

export async function lockCertificate(tx: AccountTx, id: string): Promise<Certificate> {
  const row = await rowsOf(tx, 'certificates').query().where('id', id).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not_found', 'certificate_not_found')
  return fromRow(row)
}

/** Puts a CSR into a version that has none yet, or another one before the issue. */
export async function saveCsr(
  tx: AccountTx,
  id: string,
  csr: Pick<NewCertificate, 'csrPem' | 'csrSha256' | 'csrMd5' | 'spkiSha256' | 'keyDescription'>,
): Promise<void> {
  await rowsOf(tx, 'certificates').query().where('id', id).update({
    csr_pem: csr.csrPem,
    csr_sha256: csr.csrSha256,
    csr_md5: csr.csrMd5,
    spki_sha256: csr.spkiSha256,
    key_description: csr.keyDescription,
  })
}

export async function markSubmitted(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'certificates').query().where('id', id).update({ state: 'submitted', submitted_at: tx.now() })
}

/** What the CA calls the request. */
export async function saveCaReference(tx: AccountTx, id: string, caReference: string): Promise<void> {
  await rowsOf(tx, 'certificates').query().where('id', id).update({ ca_reference: caReference })
}

export async function markRefused(tx: AccountTx, id: string, refusal: string): Promise<void> {
  await rowsOf(tx, 'certificates').query().where('id', id).update({ state: 'refused', refusal })
}

export async function markIssued(tx: AccountTx, id: string, issued: IssuedFacts): Promise<void> {
  await rowsOf(tx, 'certificates').query().where('id', id).update({
    state: 'issued',
    issued_at: issued.issuedAt,
    not_before: issued.notBefore,
    not_after: issued.notAfter,
    serial: issued.serial,
    sha256: issued.sha256,
    signature_hash: issued.signatureHash,
    issuer: issued.issuer,
    pem: issued.pem,
    chain_pem: issued.chainPem,
  })
}

/** Whether this account has used the same request or key before, and what for; and whether the key is known to be compromised. */
export async function usedBefore(
  tx: AccountTx,
  csr: { readonly csrSha256: string; readonly spkiSha256: string },
  type: ProductType,
): Promise<OrderContext['csrUse']> {
  const used = async (column: string, value: string) =>
    (await rowsOf(tx, 'certificates').query().where(column, value).first('id')) !== undefined
  const orders = rowsOf(tx, 'certificates').query().where('spki_sha256', csr.spkiSha256).select('order_id')
  const other = await rowsOf(tx, 'orders')
    .query()
    .whereIn('id', orders)
    .where('product_type', type === 'code_signing' ? '<>' : '=', 'code_signing')
    .first('id')
  const compromised = await tx.trx('compromised_keys').where('spki_sha256', csr.spkiSha256).first('spki_sha256')
  return {
    sameCsr: await used('csr_sha256', csr.csrSha256),
    sameKey: await used('spki_sha256', csr.spkiSha256),
    servesOtherPurpose: other !== undefined,
    isCompromised: compromised !== undefined,
  }
}

function fromRow(row: Record<string, unknown>): Certificate {
  const issued = {
    issuedAt: row['issued_at'],
    notBefore: row['not_before'],
    notAfter: row['not_after'],
    serial: row['serial'],
    sha256: row['sha256'],
    signatureHash: row['signature_hash'],
    issuer: row['issuer'],
    pem: row['pem'],
    chainPem: row['chain_pem'],
  }
  return {
    id: row['id'],
    orderId: row['order_id'],
    sequence: row['sequence'],
    csrPem: row['csr_pem'],
    csrSha256: row['csr_sha256'],
    csrMd5: row['csr_md5'],
    spkiSha256: row['spki_sha256'],
    keyDescription: row['key_description'],
    names: row['names'],
    state: row['state'],
    refusal: row['refusal'],
    caReference: row['ca_reference'],
    issued: row['state'] === 'issued' ? issued : null,
    revokedAt: row['revoked_at'],
    note: row['note'],
  } as Certificate
}
