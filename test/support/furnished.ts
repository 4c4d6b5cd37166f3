import { createPasswordHasher } from '#adapters/argon2/password-hasher.ts'
import { rightsOf, type Right } from '#domain/access/rights.ts'
import { openDatabase, type Database } from '#platform/database.ts'
import { createLog } from '#platform/log.ts'
import type { AccountScope } from '#platform/scope.ts'
import { acceptAgreements, publishAgreements } from '../../seeds/agreements.ts'
import { CHARACTERS, DEMO_CAST, STAFF } from '../../seeds/cast/cast.ts'
import { STARTER_CATALOGUE } from '../../seeds/catalogue/catalogue.ts'
import { OFFICES } from '../../seeds/offices.ts'
import { storyClock, type Teller } from '../../seeds/story/story.ts'
import { composePortal, type Portal } from '../../src/compose.ts'
import { readConfig, type Config } from '../../src/config.ts'
import type { Template } from './database.ts'

/** 32 bytes that protect nothing. */
export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')

/** Passwords of tests protect nothing; at full cost they would take a third of the time of all tests. */
export const HASHERS = {
  cheap: () => createPasswordHasher({ memoryCost: 64, timeCost: 1 }),
  real: () => createPasswordHasher(),
}

const ENVIRONMENT = {
  NODE_ENV: 'test',
  PUBLIC_URL: 'http://localhost:3999',
  MASTER_KEYS: MASTER_KEY,
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Chancery <certificates@chancery.example>',
  PAYMENT_PROVIDER: 'sandbox',
  OPERATOR_TERMS_URL: 'https://www.example.com/terms',
  DEMO_SUFFIXES: 'example,test',
  DNS_RESOLVERS: '127.0.0.1:9',
  LOG_LEVEL: 'silent',
}

/** The configuration of tests, for a database, with what one of them wants otherwise. */
export function testConfig(url: string, environment: Readonly<Record<string, string>> = {}): Config {
  const reading = readConfig({ ...ENVIRONMENT, DATABASE_URL: url, ...environment })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  return reading.config
}

/**
 * The migrated database with offices, catalogue, the demo cast without its past, and the agreements accepted;
 * with passwords at little or at full cost.
 */
export const FURNISHED = { cheap: furnished('cheap'), real: furnished('real') }

function furnished(passwords: keyof typeof HASHERS): Template {
  return {
    name: `cast_${passwords}`,
    fill: async (url) => {
      const database = openDatabase(url, { changes: 4, reads: 4 })
      const portal = await composePortal({
        config: testConfig(url),
        database,
        masterKeys: [MASTER_KEY],
        log: createLog({ level: 'silent' }),
        now: storyClock().now,
        demoCast: DEMO_CAST,
        hasher: HASHERS[passwords](),
      })
      await furnish(portal, database)
      await database.close()
    },
  }
}

async function furnish({ services, system, refreshCatalogue }: Portal, database: Database): Promise<void> {
  await services.accounts.furnish(system, OFFICES, STARTER_CATALOGUE)
  await refreshCatalogue()
  for (const staff of STAFF) await services.accounts.hireStaff(system, staff)
  for (const { account, users } of CHARACTERS) await services.accounts.open(system, account, users)
  await publishAgreements(services, system)
  const tellers = await readTellers(database)
  for (const { login } of CHARACTERS.flatMap(({ users }) => users).filter(({ isSuperUser }) => isSuperUser)) {
    const { accountId, userId, name, rights = [] } = tellerOf(tellers, login)
    const actor = { kind: 'user', id: userId, name, rights: new Set(rights), address: null } as const
    const scope: AccountScope = { accountId, actor, portal: database.portal, now: system.now }
    await acceptAgreements(services, scope)
  }
}

/** Everybody of the customers, by login. */
export async function readTellers(database: Database): Promise<ReadonlyMap<string, Teller>> {
  const rows = await database.operator.knex('users')
  return new Map(
    rows.map((row): [string, Teller] => [
      row.login,
      {
        accountId: row.account_id,
        userId: row.id,
        name: row.name,
        rights: [...rightsOf({ ...row, isSuperUser: row.is_super_user })] as Right[],
      },
    ]),
  )
}

export function tellerOf(tellers: ReadonlyMap<string, Teller>, login: string): Teller {
  const teller = tellers.get(login)
  if (!teller) throw new Error(`${login} is no customer of the cast`)
  return teller
}
