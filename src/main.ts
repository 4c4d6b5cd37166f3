import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { MINUTE } from '#domain/shared/time.ts'
import { certificateListener, type ListenerIdentity } from '#http/certificate-listener.ts'
import { ownMessages } from '#http/own-messages.ts'
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
    const database = openDatabase(ownerUrl, config.databasePools)
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
    const servers = config.runsWeb ? await openServers(portal, config) : []
    if (config.runsWeb) announce(config)
    await untilAskedToStop()
    clearInterval(refreshing)
    await stop(servers, worker)
    await database.close()
  })
}

async function openServers(portal: Portal, config: Config): Promise<readonly Server[]> {
  const app = portal.app()
  const options = { ...TIMEOUTS, ...ownMessages(app) }
  const server = await listen(createServer(options, app), config.port, 'PORT')
  const { port } = config.certificates
  if (port === null) return [server]
  const identity = await listenerIdentity(portal, config)
  const authorities = await portal.services.userCertificates.authorities()
  return [server, await listen(certificateListener(app, options, identity, authorities), port, 'TLS_PORT')]
}

/** Under which the listener that asks browsers for their certificate answers: the operator's own or the demo's. */
function listenerIdentity(portal: Portal, { certificates, publicUrl }: Config): Promise<ListenerIdentity> {
  const { keyFile, certFile } = certificates
  if (keyFile !== null && certFile !== null) return Promise.resolve(readListenerIdentity(keyFile, certFile))
  const hostname = new URL(publicUrl).hostname
  return demoIdentity(join(FOLDER, 'tls.pem'), new Date(), () => portal.serverIdentity(hostname))
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
