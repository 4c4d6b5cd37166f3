import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { MINUTE } from '#domain/shared/time.ts'
import { certificateListener } from '#http/certificate-listener.ts'
import { configureViews, compileViews } from '#http/views.ts'
import { startWorker, type Worker } from '#jobs/worker.ts'
import { assertRolesAreBound, openDatabase } from '#platform/database.ts'
import { demoIdentity } from '#platform/demo-identity.ts'
import { loadLanguages, reportMessageFaultsTo } from '#platform/i18n.ts'
import type { Log } from '#platform/log.ts'
import type { Environment } from '#platform/environment.ts'
import { readListenerIdentity } from '#platform/listener-identity.ts'
import { startFault } from '#platform/start-fault.ts'
import { demonstration, furnish, migrate, sealSecretsAnew, verify, verifyLog } from './commands.ts'
import { composePortal, type Portal } from './compose.ts'
import type { Config } from './config.ts'
import { fail, FOLDER, masterKeysOf, say, withDatabase } from './ground.ts'

const TIMEOUTS = { requestTimeout: 60_000, headersTimeout: 10_000 } as const

const COMMANDS = {
  start,
  migrate,
  furnish,
  verify,
  'verify-log': verifyLog,
  'seal-anew': sealSecretsAnew,
  demonstration,
} as const

const command = process.argv[2] ?? 'start'
if (!(command in COMMANDS)) fail([`Unknown command ${command}. Known: ${Object.keys(COMMANDS).join(', ')}.`])
await COMMANDS[command as keyof typeof COMMANDS](process.env).catch((error: unknown) => {
  const fault = startFault(error)
  if (fault === null) throw error
  fail([fault])
})

async function start(environment: Environment): Promise<void> {
  await withDatabase(environment, async ({ config, ownerUrl, log, firstStart }) => {
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

    const schedule = [...portal.schedule, ...(demo?.demoSchedule(portal, database, config) ?? [])]
    const worker = config.runsWorker ? await startWorker(ownerUrl, portal.tasks, schedule, log) : null
    const refreshing = keepCatalogueFresh(portal, log)
    const app = config.runsWeb ? portal.app() : null
    const servers = app ? [await listen(createServer(TIMEOUTS, app), config.port, 'PORT')] : []
    const { port: tlsPort } = config.certificates
    if (app && tlsPort !== null) servers.push(await listen(await tlsServer(app, portal, config), tlsPort, 'TLS_PORT'))
    if (app) announce(config)
    await untilAskedToStop()
    clearInterval(refreshing)
    await stop(servers, worker)
    await database.close()
  })
}

/** The listener that asks browsers for their certificate, under the operator's own identity or the demo's. */
async function tlsServer(app: RequestListener, portal: Portal, { certificates, publicUrl }: Config): Promise<Server> {
  const { keyFile, certFile } = certificates
  const identity =
    keyFile !== null && certFile !== null
      ? readListenerIdentity(keyFile, certFile)
      : await demoIdentity(join(FOLDER, 'tls.pem'), new Date(), () =>
          portal.serverIdentity(new URL(publicUrl).hostname),
        )
  return certificateListener(app, identity, await portal.services.userCertificates.authorities())
}

function listen(server: Server, port: number, setting: 'PORT' | 'TLS_PORT'): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(Object.assign(error, { setting }))
    })
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

/** Each process keeps a catalogue of its own; a job would reach one of them alone. */
function keepCatalogueFresh(portal: Portal, log: Log): NodeJS.Timeout {
  return setInterval(() => {
    portal.refreshCatalogue().catch((error: unknown) => {
      log.warn({ error }, 'the catalogue could not be read anew')
    })
  }, MINUTE)
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
