import type { CertificateLink } from '#domain/access/certificate-link.ts'
import type { Bearer } from '#domain/access/certificate-sign-in.ts'
import type { UserCertificate } from '#domain/access/user-certificate.ts'
import { rowsOf, type AccountTx, type OperatorScope, type OperatorTx } from '#platform/scope.ts'
import { lockedLogins } from './sign-in-store.ts'

/** Certificates are written through the operator's role: that of customer pages only reads them. */
type CertificateTx = AccountTx & OperatorTx

export interface NewCertificateLink {
  readonly id: string
  readonly userId: string
  readonly tokenHash: Buffer
  readonly expiresAt: Date
}

/** Keeps a link in the place of all former ones; false where this one was made before, by the same button. */
export async function insertCertificateLink(tx: CertificateTx, link: NewCertificateLink): Promise<boolean> {
  if (await rowsOf(tx, 'certificate_links').query().where('id', link.id).first('id')) return false
  await endCertificateLinks(tx, link.userId)
  const inserted: unknown[] = await rowsOf(tx, 'certificate_links')
    .insert({
      id: link.id,
      user_id: link.userId,
      token_hash: link.tokenHash,
      created_at: tx.now(),
      expires_at: link.expiresAt,
    })
    .onConflict(['account_id', 'id'])
    .ignore()
    .returning('id')
  return inserted.length > 0
}

/** Ends every link of a user that still serves. */
export async function endCertificateLinks(tx: CertificateTx, userId: string): Promise<void> {
  const open = rowsOf(tx, 'certificate_links').query().where('user_id', userId).where('expires_at', '>', tx.now())
  await open.update({ expires_at: tx.now() })
}

/** What stands behind a mailed token; null as well where the user or the account is suspended. */
export async function findCertificateLinkAcrossAccounts(
  { operator }: OperatorScope,
  tokenHash: Buffer,
): Promise<CertificateLink | null> {
  const row = await operator
    .knex('certificate_links as l')
    .join('users as u', (on) => on.on('u.account_id', 'l.account_id').andOn('u.id', 'l.user_id'))
    .join('accounts as a', 'a.id', 'l.account_id')
    .where('l.token_hash', tokenHash)
    .whereNull('u.suspended_at')
    .whereNull('a.suspended_at')
    .first(
      'l.id',
      'l.account_id',
      'l.expires_at',
      'l.used_at',
      'a.name as account_name',
      'u.id as user_id',
      'u.login',
      'u.name',
      'u.email',
      'u.language',
    )
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    user: { id: row.user_id, login: row.login, name: row.name, email: row.email, language: row.language },
  }
}

/** Whether the link still serves; nobody else uses it before the transaction ends. */
export async function lockCertificateLink(tx: CertificateTx, id: string): Promise<boolean> {
  const query = rowsOf(tx, 'certificate_links').query().where({ id }).where('expires_at', '>', tx.now())
  return (await query.forUpdate().first('id')) !== undefined
}

export interface MadeCertificate extends Pick<
  UserCertificate,
  'id' | 'userId' | 'serial' | 'spkiSha256' | 'notBefore' | 'notAfter'
> {
  readonly linkId: string
  readonly pem: string
}

/** Keeps a certificate that was made behind a link, and uses the link up. */
export async function insertUserCertificate(tx: CertificateTx, made: MadeCertificate): Promise<void> {
  await rowsOf(tx, 'user_certificates').insert({
    id: made.id,
    user_id: made.userId,
    link_id: made.linkId,
    serial: made.serial,
    spki_sha256: made.spkiSha256,
    pem: made.pem,
    not_before: made.notBefore,
    not_after: made.notAfter,
    issued_at: tx.now(),
  })
  await rowsOf(tx, 'certificate_links').query().where('id', made.linkId).update({ used_at: tx.now() })
}

export async function findCertificateOfLink(
  tx: CertificateTx,
  linkId: string,
): Promise<{ readonly pem: string; readonly spkiSha256: string } | null> {
  const row = await rowsOf(tx, 'user_certificates').query().where('link_id', linkId).first('pem', 'spki_sha256')
  return row ? { pem: row.pem, spkiSha256: row.spki_sha256 } : null
}

/** Every certificate of these users, newest first. */
export async function listUserCertificates(tx: AccountTx, userIds: readonly string[]): Promise<UserCertificate[]> {
  const rows = await rowsOf(tx, 'user_certificates').query().whereIn('user_id', userIds).orderBy('issued_at', 'desc')
  return rows.map(certificateFrom)
}

/** Suspends what serves of a user, or lets it serve again. */
export async function saveCertificateSuspension(tx: CertificateTx, userId: string, at: Date | null): Promise<void> {
  await standing(tx, userId).update({ suspended_at: at })
}

/** Revokes all of a user's certificates but the one that takes their place; gives the serial numbers. */
export async function revokeUserCertificates(
  tx: CertificateTx,
  userId: string,
  kept: string | null = null,
): Promise<string[]> {
  const ended = kept === null ? standing(tx, userId) : standing(tx, userId).whereNot('id', kept)
  const rows: { serial: string }[] = await ended.update({ revoked_at: tx.now() }).returning('serial')
  return rows.map(({ serial }) => serial)
}

const standing = (tx: CertificateTx, userId: string) =>
  rowsOf(tx, 'user_certificates').query().where('user_id', userId).whereNull('revoked_at')

export async function noteCertificateUse(tx: CertificateTx, id: string): Promise<void> {
  await rowsOf(tx, 'user_certificates').query().where({ id }).update({ used_at: tx.now() })
}

/** Notes that its owner was told of the end; false where another worker was faster. */
export async function noteEndAnnounced(tx: CertificateTx, id: string): Promise<boolean> {
  const unnoted = rowsOf(tx, 'user_certificates').query().where({ id }).whereNull('end_announced_at')
  return (await unnoted.update({ end_announced_at: tx.now() })) > 0
}

/** Whose a serial number is, and how they stand. */
export interface FoundBearer extends Omit<Bearer, 'isOutside'> {
  /** From where they may sign in; nothing is everywhere. */
  readonly networks: readonly string[]
  readonly certificate: UserCertificate
  readonly accountId: string
  readonly user: { readonly id: string; readonly login: string; readonly name: string }
}

/** Locked until the end of the transaction: what is revoked meanwhile opens nothing afterwards. */
export async function lockBearerAcrossAccounts(tx: OperatorTx, serial: string): Promise<FoundBearer | null> {
  const row = await tx
    .trx('user_certificates as c')
    .join('users as u', (on) => on.on('u.account_id', 'c.account_id').andOn('u.id', 'c.user_id'))
    .join('accounts as a', 'a.id', 'c.account_id')
    .where('c.serial', serial)
    .forUpdate('c')
    .first('c.*', 'u.login', 'u.name', 'u.blocked_at', 'u.suspended_at as user_suspended_at', {
      account_suspended_at: 'a.suspended_at',
      account_closed_at: 'a.closed_at',
      networks: 'a.sign_in_networks',
    })
  if (!row) return null
  const locked = await lockedLogins(tx, 'user', [row.login])
  return {
    certificate: certificateFrom(row),
    accountId: row.account_id,
    user: { id: row.user_id, login: row.login, name: row.name },
    isBlocked: row.blocked_at !== null,
    isSuspended: row.user_suspended_at !== null,
    isLocked: locked.has(row.login),
    isAccountSuspended: row.account_suspended_at !== null || row.account_closed_at !== null,
    networks: row.networks,
  }
}

function certificateFrom(row: Record<string, unknown>): UserCertificate {
  return {
    id: row['id'],
    userId: row['user_id'],
    serial: row['serial'],
    spkiSha256: row['spki_sha256'],
    notBefore: row['not_before'],
    notAfter: row['not_after'],
    issuedAt: row['issued_at'],
    usedAt: row['used_at'],
    suspendedAt: row['suspended_at'],
    revokedAt: row['revoked_at'],
  } as UserCertificate
}

/** Links behind which a certificate was made stay as long as it does. */
export async function deleteEndedCertificateLinksAcrossAccounts(
  { operator }: OperatorScope,
  before: Date,
): Promise<number> {
  const { knex } = operator
  return knex('certificate_links as l')
    .where('l.expires_at', '<', before)
    .whereNotExists(
      knex('user_certificates as c').whereRaw('c.account_id = l.account_id and c.link_id = l.id').select(knex.raw('1')),
    )
    .delete()
}
