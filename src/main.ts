import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { certificateListener } from '#http/certificate-listener.ts'
import { configureViews, compileViews } from '#http/views.ts'
import { startWorker, type Worker } from '#jobs/worker.ts'
import { assertRolesAreBound, openDatabase } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { demoIdentity } from '#platform/demo-identity.ts'
import { loadLanguages, reportMessageFaultsTo } from '#platform/i18n.ts'
import { keptSecret } from '#platform/kept-secret.ts'
import { createLog, type Log } from '#platform/log.ts'
import { migrateDatabase } from '#platform/migrations.ts'
import { systemOperatorScope } from '#platform/scope.ts'
import { Secrets } from '#platform/secrets.ts'
import { startFault } from '#platform/start-fault.ts'
import { verifyLogChains, verifyStaffLogChain } from '#queries/log-chain.ts'
import { verifyInvariants } from '#queries/invariants.ts'
import { declareDemonstration } from '#services/demonstration/demonstration.ts'
import { sealAnew } from '#services/keys/seal-anew.ts'
import { composePortal, type Portal } from './compose.ts'
import { readConfig, type Config } from './config.ts'

/** What the demo keeps between starts: its database and its master key. */
const FOLDER = fileURLToPath(new URL('../.chancery', import.meta.url))

const TIMEOUTS = { requestTimeout: 60_000, headersTimeout: 10_000 } as const

const COMMANDS = {
  start,
  migrate: () => withDatabase(async () => {}),
  verify,
  'verify-log': verifyLog,
  'seal-anew': sealAgain,
  demonstration,
} as const

const command = process.argv[2] ?? 'start'
if (!(command in COMMANDS)) fail([`Unknown command ${command}. Known: ${Object.keys(COMMANDS).join(', ')}.`])
await COMMANDS[command as keyof typeof COMMANDS]().catch((error: unknown) => {
  const fault = startFault(error)
  if (fault === null) throw error
  fail([fault])
})

async function start(): Promise<void> {
  await withDatabase(async ({ config, ownerUrl, log, firstStart }) => {
    const database = openDatabase(ownerUrl, config.databasePool)
    await assertRolesAreBound(database)
    configureViews({ strict: config.isDevelopment, reload: config.isDevelopment })
    compileViews()
    loadLanguages()
    if (!config.isDevelopment)
      reportMessageFaultsTo((fault) => log.error({ fault }, 'a message could not be said whole'))
    const demo = config.plantsDemo ? await import('../seeds/demo.ts') : null
    const masterKeys = masterKeysOf(config)
    const settings = { config, database, masterKeys, log, demoCast: demo?.DEMO_CAST ?? [] }
    if (demo) {
      if (firstStart) say('Planting the demo cast; this takes a moment the first time …')
      await demo.plantDemo({ ...settings, ownerUrl })
    }
    const portal = await composePortal({ ...settings, now: () => new Date() })
    await portal.start()

    const worker = config.runsWorker ? await startWorker(ownerUrl, portal.tasks, portal.schedule, log) : null
    const app = config.runsWeb ? portal.app() : null
    const servers = app ? [await listen(createServer(TIMEOUTS, app), config.port)] : []
    const { port: tlsPort } = config.certificates
    if (app && tlsPort !== null) servers.push(await listen(await tlsServer(app, portal, config), tlsPort))
    if (app) announce(config)
    await untilAskedToStop()
    await stop(servers, worker)
    await database.close()
  })
}

async function verify(): Promise<void> {
  await withDatabase(async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePool)
    const findings = await verifyInvariants(database.operator)
    await database.close()
    for (const { invariant, violations } of findings)
      say(`${violations === 0 ? 'holds ' : 'BROKEN'}  ${invariant}${violations ? `: ${violations} rows` : ''}`)
    if (findings.some(({ violations }) => violations > 0)) process.exitCode = 1
  })
}

/** Prints each place where the log of an account, or that of the staff, is not what was written. */
async function verifyLog(): Promise<void> {
  await withDatabase(async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePool)
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
async function sealAgain(): Promise<void> {
  await withDatabase(async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePool)
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
async function demonstration(): Promise<void> {
  const [, , , slug, end] = process.argv
  if (!slug || (end && end !== 'end')) return fail(['Say which account: npm run demonstration -- <slug> [end]'])
  await withDatabase(async ({ config, ownerUrl }) => {
    const database = openDatabase(ownerUrl, config.databasePool)
    const scope = systemOperatorScope(database.operator, () => new Date())
    const isFound = await declareDemonstration(scope, slug, !end)
    await database.close()
    if (!isFound) return fail([`There is no account ${slug}.`])
    say(end ? `${slug} is an ordinary account again.` : `${slug} can be looked around in, and nothing of it changed.`)
  })
}

interface Ground {
  readonly config: Config
  /** Address of the database as its owner. */
  readonly ownerUrl: string
  readonly log: Log
  readonly firstStart: boolean
}

/** Reads the configuration, opens the database it names or starts our own, and brings its tables up to date. */
async function withDatabase(work: (ground: Ground) => Promise<void>): Promise<void> {
  const reading = readConfig(process.env)
  if (!reading.ok) return fail(reading.faults)
  const { config } = reading
  const log = createLog({ level: config.logLevel })
  if (config.databaseUrl) {
    const applied = await migrateDatabase(config.databaseUrl)
    await work({ config, ownerUrl: config.databaseUrl, log, firstStart: applied.length > 0 })
    return
  }
  const postgres = await startEmbeddedPostgres({ folder: join(FOLDER, 'postgres'), durable: true, log })
  void postgres.lost.then((lastWords) =>
    fail([`The embedded PostgreSQL has ended by itself. Its last words: ${lastWords}`]),
  )
  try {
    const ownerUrl = await postgres.database('chancery')
    const applied = await migrateDatabase(ownerUrl)
    await work({ config, ownerUrl, log, firstStart: applied.length > 0 })
  } finally {
    await postgres.stop()
  }
}

function masterKeysOf({ masterKeys }: Config): string[] {
  if (masterKeys.length > 0) return masterKeys.map((key) => key.toString('base64'))
  return [Buffer.from(keptSecret(join(FOLDER, 'master-key')), 'base64url').toString('base64')]
}

/** The listener that asks browsers for their certificate, under the operator's own identity or the demo's. */
async function tlsServer(app: RequestListener, portal: Portal, { certificates, publicUrl }: Config): Promise<Server> {
  const { keyFile, certFile } = certificates
  const identity =
    keyFile !== null && certFile !== null
      ? { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
      : await demoIdentity(join(FOLDER, 'tls.pem'), new Date(), () =>
          portal.serverIdentity(new URL(publicUrl).hostname),
        )
  return certificateListener(app, identity, await portal.services.userCertificates.authorities())
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      resolve(server)
    })
  })
}

function announce({ publicUrl, plantsDemo, certificates }: Config): void {
  say(`\n  Chancery is open: ${publicUrl}\n`)
  if (certificates.url !== null) say(`  Sign-in by certificate: ${certificates.url}/sign-in/certificate`)
  if (plantsDemo) say('  The sign-in page introduces the demo cast; one click signs you in as one of them.')
  say('  Ctrl+C stops it.\n')
}

/** Asked twice is asked once: terminals and supervisors repeat themselves. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve()
      })
    }
  })
}

/** Lets requests and jobs that have begun come to their end. */
async function stop(servers: readonly Server[], worker: Worker | null): Promise<void> {
  for (const server of servers) {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    setTimeout(() => {
      server.closeAllConnections()
    }, 5_000).unref()
    await closed
  }
  await worker?.stop()
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(faults: readonly string[]): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exit(1)
}
