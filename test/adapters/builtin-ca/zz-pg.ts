import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { createLog } from '#platform/log.ts'
import { migrateDatabase } from '#platform/migrations.ts'
const pg = await startEmbeddedPostgres({ folder: '/tmp/ca-pg', durable: false, log: createLog({ level: 'silent' }) })
const url = await pg.database('ca_test')
await migrateDatabase(url)
const { writeFileSync } = await import('node:fs')
writeFileSync('/tmp/ca-pg.url', url)
console.log('ready', process.pid)
setTimeout(() => pg.stop(), 3 * 3600_000)
process.on('SIGTERM', () => void pg.stop().then(() => process.exit(0)))
