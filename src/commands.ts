import { readFileSync } from 'node:fs'
import { openDatabase } from '#platform/database.ts'
import type { Environment } from '#platform/environment.ts'
import { newId } from '#platform/ids.ts'
import { systemOperatorScope } from '#platform/scope.ts'
import { Secrets } from '#platform/secrets.ts'
import { verifyInvariants } from '#queries/invariants.ts'
import { verifyLogChains, verifyStaffLogChain } from '#queries/log-chain.ts'
import { declareDemonstration } from '#services/demonstration/demonstration.ts'
import { sealAnew } from '#services/keys/seal-anew.ts'
import { composePortal } from './compose.ts'
import { fail, masterKeysOf, say, withDatabase } from './ground.ts'
import { readOperatorFile } from './operator-file.ts'

/** Brings the tables up to date, like every start. */
export const migrate = (environment: Environment): Promise<void> => withDatabase(environment, async () => {})

/** Asks the invariants as SQL; ends with status 1 when one is broken. */
export async function verify(environment: Environment): Promise<void> {
  await withDatabase(environment, async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePools)
    const findings = await verifyInvariants(database.operator)
    await database.close()
    for (const { invariant, violations } of findings)
      say(`${violations === 0 ? 'holds ' : 'BROKEN'}  ${invariant}${violations ? `: ${violations} rows` : ''}`)
    if (findings.some(({ violations }) => violations > 0)) process.exitCode = 1
  })
}

/** Prints each place where the log of an account, or that of the staff, is not what was written. */
export async function verifyLog(environment: Environment): Promise<void> {
  await withDatabase(environment, async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePools)
    const { accounts, entries, faults } = await verifyLogChains(database.operator)
    const staff = await verifyStaffLogChain(database.operator)
    await database.close()
    for (const { account, sequence, entryId, fault } of faults)
      say(`BROKEN  ${account}: entry ${sequence ?? '?'} ${fault}${entryId ? ` (${entryId})` : ''}`)
    for (const { sequence, entryId, fault } of staff.faults)
      say(`BROKEN  the staff’s log: entry ${sequence ?? '?'} ${fault}${entryId ? ` (${entryId})` : ''}`)
    if (staff.faults.length === 0) say(`holds   the log of the staff, ${staff.entries} entries`)
    else process.exitCode = 1
    if (faults.length === 0) say(`holds   the logs of ${accounts} accounts, ${entries} entries`)
    else process.exitCode = 1
  })
}

/** Seals what is kept secret by the first master key; ends with status 1 when something opens with none. */
export async function sealSecretsAnew(environment: Environment): Promise<void> {
  await withDatabase(environment, async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePools)
    const scope = systemOperatorScope(database.operator, () => new Date())
    const results = await sealAnew(scope, new Secrets(masterKeysOf(config)))
    await database.close()
    for (const { table, sealed, broken } of results) {
      say(`${broken.length === 0 ? 'holds ' : 'BROKEN'}  ${table}: ${sealed} sealed anew`)
      for (const id of broken) say(`        ${id} opens with none of the keys in MASTER_KEYS`)
    }
    if (results.some(({ broken }) => broken.length > 0)) process.exitCode = 1
  })
}

/** Makes an account one to look around in: `npm run demonstration -- <slug>`, and `-- <slug> end` an ordinary one again. */
export async function demonstration(environment: Environment): Promise<void> {
  const [, , , slug, end] = process.argv
  if (!slug || (end && end !== 'end')) return fail(['Say which account: npm run demonstration -- <slug> [end]'])
  await withDatabase(environment, async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePools)
    const scope = systemOperatorScope(database.operator, () => new Date())
    const isFound = await declareDemonstration(scope, slug, !end)
    await database.close()
    if (!isFound) return fail([`There is no account ${slug}.`])
    say(end ? `${slug} is an ordinary account again.` : `${slug} can be looked around in, and nothing of it changed.`)
  })
}

/**
 * Furnishes a new portal from the operator's file: offices, catalogue and the first administrator, who is invited by
 * mail. May be repeated: offices and catalogue are brought up to date, and somebody who is there is not invited again.
 */
export async function furnish(environment: Environment): Promise<void> {
  const [, , , path] = process.argv
  if (!path) return fail(['Say which file: npm run furnish -- operator.json (see docs/operator.example.json)'])
  const reading = readOperatorFile(readFileSync(path, 'utf8'))
  if (!reading.ok) return fail(reading.faults)
  const { offices, catalogue, administrator } = reading.file
  await withDatabase(environment, async ({ config, ownerUrl, log }) => {
    if (config.plantsDemo) return fail(['The demo furnishes itself; a portal of yours has DATABASE_URL.'])
    const database = openDatabase(ownerUrl, config.databasePools)
    const settings = { config, database, masterKeys: masterKeysOf(config), log, demoCast: [] }
    const { services, system } = await composePortal({ ...settings, now: () => new Date() })
    const products =
      catalogue === 'starter' ? (await import('../seeds/catalogue/catalogue.ts')).STARTER_CATALOGUE : null
    await services.accounts.furnish(system, offices, products)
    const staff = await services.team.list(system)
    const isThere = staff.some(({ login }) => login === administrator.login)
    if (!isThere) await services.team.add(system, newId(system.now()), { ...administrator, role: 'admin' })
    await database.close()
    say(`${offices.length} offices, ${products?.products.length ?? 0} products.`)
    say(
      isThere
        ? `${administrator.login} is of the staff already.`
        : `${administrator.email} is sent a link to choose a password, as soon as the portal runs.`,
    )
  })
}
