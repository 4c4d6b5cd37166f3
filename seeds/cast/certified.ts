import { addDays } from '#domain/shared/time.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { Clock } from '#ports/clock.ts'
import type { Services } from '#services/index.ts'
import { SKERRY } from './cast.ts'

interface Tools {
  readonly services: Services
  readonly database: Database
  readonly now: Clock
}

/**
 * Sends those who sign in by certificate the link to one, as long as none has let them in. Only a browser may make the
 * key, so the cast has no certificate of its own. A link that can still be followed for a day stays the one.
 */
export async function inviteCertified({ services, database, now }: Tools): Promise<void> {
  const people = await database.operator
    .knex('users')
    .join('accounts', 'accounts.id', 'users.account_id')
    .where('accounts.slug', SKERRY.account.slug)
    .where('accounts.authentication_mode', 'client_certificate')
    .whereNull('users.suspended_at')
    .whereNull('users.deleted_at')
    .orderBy('users.login')
    .select('users.id', 'users.account_id', 'users.name')
  for (const { id, account_id: accountId, name } of people) {
    const actor = { kind: 'user', id, name, rights: new Set<never>(), address: null } as const
    const scope: AccountScope = { accountId, actor, portal: database.portal, now }
    const certificate = await services.userCertificates.own.find(scope)
    if (certificate?.state === 'valid' && certificate.usedAt !== null) continue
    if (!(await hasOpenLink(database, id, now()))) await services.userCertificates.own.askLink(scope, newId(now()))
  }
}

async function hasOpenLink({ operator }: Database, userId: string, now: Date): Promise<boolean> {
  const open = operator.knex('certificate_links').where('user_id', userId).whereNull('used_at')
  return (await open.where('expires_at', '>', addDays(now, 1)).first('id')) !== undefined
}
