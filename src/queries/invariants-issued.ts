import type pg from 'pg'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import type { DcvMethod } from '#domain/rules/dcv-methods.ts'
import { unprovedNames } from '#domain/validation/standing-proofs.ts'

interface Issued {
  readonly account_id: string
  readonly id: string
  readonly sequence: number
  readonly product_type: string
  readonly names: readonly string[]
  readonly supplier_code: string
  readonly pem: string
  readonly spki_sha256: string | null
  readonly issued_at: Date
  readonly proofs: readonly { readonly domain: string; readonly method: DcvMethod; readonly validatedAt: string }[]
}

/** Certificates in one go: their text is long. */
const PAGE = 500

/** By the order of the key, so that memory stays small whatever there is. A replaced proof held until it was replaced. */
const ISSUED = `
  select c.account_id, c.id, c.sequence, o.product_type, o.names, b.supplier_code, c.pem, c.spki_sha256, c.issued_at,
    coalesce((select json_agg(json_build_object('domain', v.domain, 'method', v.method, 'validatedAt', v.validated_at))
      from domain_validations v
      where v.account_id = o.account_id and v.order_id = o.id and v.validated_at is not null), '[]') as proofs
  from certificates c
  join orders o on o.account_id = c.account_id and o.id = c.order_id
  join brands b on b.code = o.brand_code
  where c.state = 'issued' and (c.account_id, c.id) > ($1, $2)
  order by c.account_id, c.id limit ${PAGE}`

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What only the rules themselves can tell of what was issued: whether its proofs held, and whose key it has. */
export async function verifyIssued(pool: pg.Pool) {
  const broken = { unproved: 0, otherKey: 0 }
  let after = [NOBODY, NOBODY]
  for (;;) {
    const { rows } = await pool.query<Issued>(ISSUED, after)
    for (const one of rows) {
      if (isUnproved(one)) broken.unproved += 1
      if (hasOtherKey(one)) broken.otherKey += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    after = [last.account_id, last.id]
  }
  return [
    {
      invariant: 'no certificate without a proof of every name that held when it was issued',
      violations: broken.unproved,
    },
    { invariant: 'every certificate has the key of its request', violations: broken.otherKey },
  ]
}

function isUnproved({ sequence, product_type: type, names, supplier_code: supplier, proofs, issued_at: at }: Issued) {
  if (type !== 'server' || sequence !== 1) return false
  const dated = proofs.map((proof) => ({ ...proof, validatedAt: new Date(proof.validatedAt) }))
  return unprovedNames(names, dated, supplier, at).length > 0
}

function hasOtherKey({ pem, spki_sha256: key }: Issued): boolean {
  return key !== null && readCertificate(pem).spkiSha256 !== key
}
