import type { Knex } from 'knex'
import { revocationListContent } from '#domain/certificates/crl.ts'
import { addDays, DAY } from '#domain/shared/time.ts'
import type { Clock } from '#ports/clock.ts'
import type { Authority } from './authority.ts'
import type { BuiltinCaOptions } from './options.ts'
import { listRevoked } from './register.ts'
import { signContent } from './signer.ts'

export interface PublishedCrl {
  readonly der: Buffer
  readonly thisUpdate: Date
  readonly nextUpdate: Date
}

/** The newest row of an authority; older ones have lost their bytes and only prove that numbers rise. */
interface CrlRow {
  readonly number: string
  readonly der: Buffer
  readonly this_update: Date
  readonly next_update: Date
}

/** BR §4.9.7 and §7.2 allow ten days. */
const VALID_DAYS = 7
const RENEWED_AFTER = DAY

/** The list in force; a new one is made when it is a day old. */
export async function currentCrl(options: BuiltinCaOptions, authority: Authority): Promise<PublishedCrl> {
  const latest = await findLatest(options.operator, authority.id)
  if (latest && isFresh(latest, options.clock())) return published(latest)
  return options.operator.transaction(async (trx) => {
    await lockNumbers(trx, authority.id)
    const newer = await findLatest(trx, authority.id)
    return newer && isFresh(newer, options.clock())
      ? published(newer)
      : publishNext(trx, authority, newer, options.clock())
  })
}

/** Publishes the next list, in the transaction that changes what it says. */
export async function publishCrl(trx: Knex.Transaction, authority: Authority, clock: Clock): Promise<void> {
  await lockNumbers(trx, authority.id)
  const previous = await findLatest(trx, authority.id)
  // The time is taken under the lock, so that it never runs against the numbers.
  await publishNext(trx, authority, previous, clock())
}

async function publishNext(
  trx: Knex.Transaction,
  authority: Authority,
  previous: CrlRow | null,
  at: Date,
): Promise<PublishedCrl> {
  const number = BigInt(previous?.number ?? 0) + 1n
  const nextUpdate = addDays(at, VALID_DAYS)
  const entries = await listRevoked(trx, authority.id, previous?.this_update ?? null)
  const content = revocationListContent({ number, thisUpdate: at, nextUpdate, entries }, authority.issuer)
  const der = await signContent(content, authority.key, authority.issuer.scheme)
  await trx('ca_crls').insert({
    ca_id: authority.id,
    number: String(number),
    der,
    this_update: at,
    next_update: nextUpdate,
  })
  await trx('ca_crls')
    .where('ca_id', authority.id)
    .where('number', '<', String(number))
    .whereNotNull('der')
    .update({ der: null })
  return { der, thisUpdate: at, nextUpdate }
}

/** Lists of one authority are numbered one after the other, whoever makes them. */
async function lockNumbers(trx: Knex.Transaction, caId: string): Promise<void> {
  await trx('ca_authorities').where('id', caId).forNoKeyUpdate().select('id')
}

async function findLatest(db: Knex, caId: string): Promise<CrlRow | null> {
  return (
    (await db<CrlRow & { ca_id: string }>('ca_crls').where('ca_id', caId).orderBy('number', 'desc').first()) ?? null
  )
}

function isFresh({ this_update }: CrlRow, at: Date): boolean {
  return at.getTime() - this_update.getTime() < RENEWED_AFTER
}

function published({ der, this_update, next_update }: CrlRow): PublishedCrl {
  return { der, thisUpdate: this_update, nextUpdate: next_update }
}
