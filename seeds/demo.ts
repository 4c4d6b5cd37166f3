import { RIGHTS } from '#domain/access/rights.ts'
import { clocked } from '#domain/jobs/clock.ts'
import { addDays } from '#domain/shared/time.ts'
import { createJobRunner, type Schedule } from '#jobs/worker.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import type { Clock } from '#ports/clock.ts'
import { composePortal, type Portal } from '../src/compose.ts'
import type { Config } from '../src/config.ts'
import { acceptAgreements, publishAgreements, publishNewerAgreement } from './agreements.ts'
import { STARTER_CATALOGUE } from './catalogue/catalogue.ts'
import { CHARACTERS, DEMO_CAST, DEMONSTRATION, HARBOUR, SKERRY, STAFF } from './cast/cast.ts'
import { tellApplicants } from './cast/applicants.ts'
import { goOn } from './cast/demonstration.ts'
import { inviteCertified } from './cast/certified.ts'
import { tellPreferences } from './cast/preferences.ts'
import { tellPasts, type Opened } from './cast/pasts.ts'
import { tellNews } from './news.ts'
import { OFFICES } from './offices.ts'
import { enterOutsideOrders } from './outside-orders.ts'
import { storyClock } from './story/story.ts'

export { DEMO_CAST }

export interface PlantSettings {
  readonly config: Config
  readonly database: Database
  readonly masterKeys: readonly string[]
  readonly log: Log
  readonly ownerUrl: string
}

/** Plants the demo cast with its past, told through the services. What is there already stays as it is. */
export async function plantDemo({ config, database, masterKeys, log, ownerUrl }: PlantSettings): Promise<void> {
  const clock = storyClock()
  const portal = await composePortal({ config, database, masterKeys, log, now: clock.now, demoCast: DEMO_CAST })
  await portal.services.accounts.furnish(portal.system, OFFICES, STARTER_CATALOGUE)
  await portal.refreshCatalogue()
  for (const staff of STAFF) await portal.services.accounts.hireStaff(portal.system, staff)

  const today = clock.now()
  // Checks of domains set their own next time, which the story's clock has always passed: they wait for the real one.
  const withoutChecks = Object.fromEntries(Object.entries(portal.tasks).filter(([name]) => name !== 'check_domain'))
  const runner = createJobRunner(ownerUrl, withoutChecks, log)
  const tools = {
    services: portal.services,
    database,
    clock,
    today,
    extraSuffixes: config.publicSuffixes,
    choosesKnown: true,
    work: () => runner.runDue(),
  } as const
  const longAgo = addDays(today, -OLDER_THAN_ANY_ORDER)
  clock.set(longAgo)
  await publishAgreements(portal.services, portal.system)
  clock.set(today)
  const opened: Opened[] = []
  for (const { account, users } of [...CHARACTERS, DEMONSTRATION, SKERRY]) {
    const accountId = await portal.services.accounts.open(portal.system, account, users)
    if (accountId !== null) opened.push({ slug: account.slug, accountId })
  }
  clock.set(longAgo)
  for (const { accountId } of opened) {
    await acceptAgreements(portal.services, await superUserScope(database, accountId, clock.now))
  }
  await tellPasts(tools, opened)
  clock.set(addDays(today, -20))
  await publishNewerAgreement(portal.services, portal.system)
  clock.set(today)
  for (const { slug, accountId } of opened) {
    await tellPreferences(portal.services, slug, await superUserScope(database, accountId, clock.now))
  }
  await inviteCertified({ services: portal.services, database, now: clock.now })
  await goOn(tools, clock.now)
  await tellApplicants(portal.services, portal.system, clock)
  const sales = await staffScope(database, 'sales', clock.now)
  await tellNews(portal.services, sales)
  const bakery = await database.operator.knex('accounts').where('slug', HARBOUR.account.slug).first('id')
  await enterOutsideOrders(portal.services, sales, await superUserScope(database, bakery.id, clock.now))
  await runner.runDue()
  await runner.close()
}

/** What the demo does by the clock besides. */
export function demoSchedule({ services }: Portal, database: Database, { publicSuffixes }: Config): Schedule {
  const tools = { services, database, extraSuffixes: publicSuffixes, choosesKnown: true, work: async () => {} } as const
  return clocked({ go_on_with_demonstration: () => goOn(tools, () => new Date()) })
}

const OLDER_THAN_ANY_ORDER = 440

async function staffScope({ operator }: Database, login: string, now: Clock): Promise<OperatorScope> {
  const { id, name, role } = await operator.knex('staff').where({ login }).first('id', 'name', 'role')
  return { actor: { kind: 'staff', id, name, role, address: null }, operator, now }
}

async function superUserScope({ operator, portal }: Database, accountId: string, now: Clock): Promise<AccountScope> {
  const user = await operator.knex('users').where({ account_id: accountId, is_super_user: true }).first('id', 'name')
  const actor = { kind: 'user', id: user.id, name: user.name, rights: new Set(RIGHTS), address: null } as const
  return { accountId, actor, portal, now }
}
