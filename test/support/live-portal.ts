import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { startWorker } from '#jobs/worker.ts'
import { createLog } from '#platform/log.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { startNameServer, type NameServer } from './servers/name-server.ts'

export interface LivePortal extends TestPortal {
  readonly baseUrl: string
  /** The only resolver that the portal knows. */
  readonly dns: NameServer
}

/** The portal as browsers and other programs meet it: on a port of its own, with a worker and a resolver. */
export async function startLivePortal(
  environment: Readonly<Record<string, string>> = {},
  choices: Parameters<typeof startPortal>[1] = {},
): Promise<LivePortal> {
  const dns = await startNameServer()
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  const settings = { PUBLIC_URL: baseUrl, DNS_RESOLVERS: `${dns.host}:${dns.port}`, ...environment }
  const portal = await startPortal(settings, choices)
  server.on('request', portal.app)
  const log = createLog({ level: 'silent' })
  const worker = await startWorker(portal.ownerUrl, portal.portal.tasks, [], log)
  afterAll(async () => {
    await worker.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await dns.close()
  })
  return { ...portal, baseUrl, dns }
}
