import type { Fulfilment } from '#domain/orders/states.ts'
import type { DomainValidation, Observation } from '#domain/validation/domain-validation.ts'
import { domainOf, type SentMails } from '#domain/validation/mail-limits.ts'
import type { MethodChoice } from '#domain/validation/method-choice.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorScope } from '#platform/scope.ts'

export type NewValidation = Pick<
  DomainValidation,
  'id' | 'orderId' | 'name' | 'domain' | 'method' | 'expected' | 'nextCheckAt'
> & {
  /** The authority that it is asked for. */
  readonly supplier: string
}

export async function insertValidation(tx: AccountTx, validation: NewValidation): Promise<void> {
  await rowsOf(tx, 'domain_validations').insert({
    id: validation.id,
    order_id: validation.orderId,
    name: validation.name,
    domain: validation.domain,
    method: validation.method,
    expected: JSON.stringify(validation.expected),
    supplier: validation.supplier,
    state: 'pending',
    requested_at: tx.now(),
    next_check_at: validation.nextCheckAt,
  })
}

/** Keeps how the domains of an order are to be proved, for when it is approved. */
export async function keepWishedMethods(
  tx: AccountTx,
  orderId: string,
  choices: readonly MethodChoice[],
): Promise<void> {
  await rowsOf(tx, 'orders')
    .query()
    .where('id', orderId)
    .update({ wished_methods: JSON.stringify(choices) })
}

/** None where nobody has chosen, such as by an order link. */
export async function listWishedMethods(tx: AccountTx, orderId: string): Promise<readonly MethodChoice[]> {
  const row = await rowsOf(tx, 'orders').query().where('id', orderId).first('wished_methods')
  return row?.wished_methods ?? []
}

/** The live validations of an order, in the order of its names. */
export async function listValidations(tx: AccountTx, orderId: string): Promise<DomainValidation[]> {
  const rows = await rowsOf(tx, 'domain_validations')
    .query()
    .where('order_id', orderId)
    .whereNot('state', 'replaced')
    .orderBy(['requested_at', 'id'])
  return rows.map(fromRow)
}

/** Valid proofs of this account for these domains with this authority, from any order, newest first: what may be reused. */
export async function listProofs(
  tx: AccountTx,
  supplier: string,
  domains: readonly string[],
): Promise<DomainValidation[]> {
  const rows = await rowsOf(tx, 'domain_validations')
    .query()
    .whereIn('domain', domains)
    .where({ state: 'valid', supplier })
    .orderBy('validated_at', 'desc')
  return rows.map(fromRow)
}

export async function lockValidation(tx: AccountTx, id: string): Promise<DomainValidation> {
  const row = await rowsOf(tx, 'domain_validations').query().where('id', id).forNoKeyUpdate().first()
  if (!row) throw new Refusal('not_found', 'validation_not_found')
  return fromRow(row)
}

export async function markReplaced(tx: AccountTx, id: string): Promise<void> {
  await rowsOf(tx, 'domain_validations').query().where('id', id).update({ state: 'replaced', next_check_at: null })
}

export async function markValidated(tx: AccountTx, id: string, validatedAt: Date): Promise<void> {
  await rowsOf(tx, 'domain_validations')
    .query()
    .where('id', id)
    .update({ state: 'valid', validated_at: validatedAt, next_check_at: null })
}

export async function saveObservation(
  tx: AccountTx,
  id: string,
  observation: Observation,
  nextCheckAt: Date | null,
): Promise<void> {
  await rowsOf(tx, 'domain_validations')
    .query()
    .where('id', id)
    .update({
      last_observation: JSON.stringify(observation),
      last_checked_at: tx.now(),
      next_check_at: nextCheckAt,
      checks: tx.trx.raw('checks + 1'),
    })
}

export interface NewValidationMail {
  readonly id: string
  readonly validationId: string
  readonly address: string
  readonly tokenHash: Buffer
  readonly expiresAt: Date
}

export async function insertValidationMail(tx: AccountTx, mail: NewValidationMail): Promise<void> {
  await rowsOf(tx, 'validation_mails').insert({
    id: mail.id,
    validation_id: mail.validationId,
    address: mail.address,
    token_hash: mail.tokenHash,
    sent_at: tx.now(),
    expires_at: mail.expiresAt,
  })
}

/** How many challenge mails went out since then, by the account and to each domain. */
export async function countValidationMails(tx: AccountTx, since: Date): Promise<SentMails> {
  const addresses: string[] = await rowsOf(tx, 'validation_mails').query().where('sent_at', '>', since).pluck('address')
  const toDomain = new Map<string, number>()
  for (const domain of addresses.map(domainOf)) toDomain.set(domain, (toDomain.get(domain) ?? 0) + 1)
  return { byAccount: addresses.length, toDomain }
}

export async function markMailApproved(tx: AccountTx, tokenHash: Buffer, from: string): Promise<void> {
  await rowsOf(tx, 'validation_mails')
    .query()
    .where('token_hash', tokenHash)
    .update({ approved_at: tx.now(), approved_from: from })
}

export interface MailedChallenge {
  readonly accountId: string
  readonly orderId: string
  readonly fulfilment: Fulfilment
  readonly validationId: string
  readonly orderReference: string
  readonly accountName: string
  readonly name: string
  readonly domain: string
  readonly address: string
  readonly expiresAt: Date
  readonly state: DomainValidation['state']
}

/** Who holds a mailed link has no account: the link itself says which one it belongs to. */
export async function findMailedChallengeAcrossAccounts(
  { operator }: OperatorScope,
  tokenHash: Buffer,
): Promise<MailedChallenge | null> {
  const row = await operator
    .knex('validation_mails as m')
    .join('domain_validations as v', (on) => on.on('v.account_id', 'm.account_id').andOn('v.id', 'm.validation_id'))
    .join('orders as o', (on) => on.on('o.account_id', 'v.account_id').andOn('o.id', 'v.order_id'))
    .join('accounts as a', 'a.id', 'm.account_id')
    .where('m.token_hash', tokenHash)
    .first(
      'm.account_id',
      'v.id',
      'v.order_id',
      'o.fulfilment',
      'v.name',
      'v.domain',
      'v.state',
      'm.address',
      'm.expires_at',
      'o.reference',
      'a.name as account_name',
    )
  if (!row) return null
  return {
    accountId: row.account_id,
    orderId: row.order_id,
    fulfilment: row.fulfilment,
    validationId: row.id,
    orderReference: row.reference,
    accountName: row.account_name,
    name: row.name,
    domain: row.domain,
    address: row.address,
    expiresAt: row.expires_at,
    state: row.state,
  }
}

function fromRow(row: Record<string, unknown>): DomainValidation {
  return {
    id: row['id'],
    orderId: row['order_id'],
    name: row['name'],
    domain: row['domain'],
    method: row['method'],
    expected: row['expected'],
    state: row['state'],
    requestedAt: row['requested_at'],
    validatedAt: row['validated_at'],
    lastCheckedAt: row['last_checked_at'],
    nextCheckAt: row['next_check_at'],
    checks: row['checks'],
    lastObservation: row['last_observation'],
  } as DomainValidation
}
