import type { Reader } from './reader.ts'
import { measure, type Target } from './measure.ts'
import { lineOf, PAGE_HEAD, printTable } from './report.ts'
import { startServer, type MeasuredServer } from './servers/start.ts'
import type { Settings } from './settings.ts'

/** The portal's hot pages beside the limits, in one run. */
export async function comparePages(databaseUrl: string, reader: Reader, settings: Settings): Promise<void> {
  const baseline = (program: string) => startServer(program, () => ({ DATABASE_URL: databaseUrl }))
  const servers = {
    limit: await baseline('limit.ts'),
    express: await baseline('express.ts'),
    lean: await baseline('lean.ts'),
    portal: await startServer('../../src/main.ts', (origin) => portalEnvironment(databaseUrl, origin)),
  }
  try {
    const targets = targetsOf(servers, reader)
    const results = await measure(targets, settings)
    const [limit, express] = targets.map((target) => results.get(target)!)
    printTable(
      PAGE_HEAD,
      targets.map((target) => lineOf(target.name, results.get(target)!, [limit!, express!])),
    )
  } finally {
    for (const server of Object.values(servers)) await server.stop()
  }
}

function targetsOf(
  servers: Readonly<Record<'limit' | 'express' | 'lean' | 'portal', MeasuredServer>>,
  { accountId, cookie, cursors, references }: Reader,
): readonly Target[] {
  const barePaths = cursors.map((cursor) => `/orders?account=${accountId}&after=${encodeURIComponent(cursor)}`)
  const signedIn = { cookie, 'accept-encoding': 'gzip' }
  const ofPortal = (name: string, paths: readonly string[]) => ({
    name,
    server: servers.portal,
    paths,
    headers: signedIn,
  })
  return [
    { name: 'L1 node:http + pg', server: servers.limit, paths: barePaths, headers: {} },
    { name: 'L2 Express + pg', server: servers.express, paths: barePaths, headers: {} },
    { name: 'lean list', server: servers.lean, paths: barePaths, headers: signedIn },
    ofPortal(
      'list of orders',
      cursors.map((cursor) => `/orders/all?sort=ordered&direction=descending&after=${encodeURIComponent(cursor)}`),
    ),
    ofPortal('first page of the valid ones', ['/orders']),
    ofPortal('home page', ['/']),
    ofPortal(
      'status of an order',
      references.map((reference) => `/orders/${reference}`),
    ),
  ]
}

/** The portal as in production, with keys that protect nothing. */
function portalEnvironment(databaseUrl: string, origin: string): Readonly<Record<string, string>> {
  return {
    ROLE: 'web',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: origin,
    MASTER_KEYS: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Chancery <certificates@chancery.example>',
    PAYMENT_PROVIDER: 'sandbox',
    OPERATOR_TERMS_URL: 'https://www.example.com/terms',
    LOG_LEVEL: 'warn',
  }
}
