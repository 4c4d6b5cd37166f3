import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A portal in a process of its own: starts the server, leaves one committed row, says `started`, then does as told. */
export function startPortalProcess(folder: string, afterwards: string) {
  const program = `
    import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
    import { createLog } from '#platform/log.ts'
    import pg from 'pg'
    const log = createLog({ level: 'silent' })
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, durable: false, log })
    const client = new pg.Client(server.adminUrl)
    client.on('error', () => {})
    await client.connect()
    await client.query('create table if not exists kept as select 1 as one')
    console.log('started')
    ${afterwards}`
  const portal = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const lines = createInterface({ input: portal.stdout })[Symbol.asyncIterator]()
  const next = async () => String((await lines.next()).value)
  return { portal, next }
}
