import { createJobRunner } from '#jobs/worker.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import { composePortal } from '../src/compose.ts'
import type { Config } from '../src/config.ts'
import { DEMO_CATALOGUE } from './catalogue/catalogue.ts'
import { CHARACTERS, DEMO_CAST, STAFF } from './cast/cast.ts'
import { tellApplicants } from './cast/applicants.ts'
import { tellPasts, type Opened } from './cast/pasts.ts'
import { OFFICES } from './offices.ts'
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
  await portal.services.accounts.furnish(portal.system, OFFICES, DEMO_CATALOGUE)
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
    work: () => runner.runDue(),
  }
  const opened: Opened[] = []
  for (const { account, users } of CHARACTERS) {
    const accountId = await portal.services.accounts.open(portal.system, account, users)
    if (accountId !== null) opened.push({ slug: account.slug, accountId })
  }
  await tellPasts(tools, opened)
  clock.set(today)
  await tellApplicants(portal.services, portal.system, clock)
  await runner.runDue()
  await runner.close()
}
