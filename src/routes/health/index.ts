import { Router } from 'express'
import type { Database } from '#platform/database.ts'

/** For whoever watches the process: `/healthz` says that it runs, `/readyz` that it can do its work. */
export function healthRoutes(database: Database): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.type('text/plain').send('ok\n')
  })
  router.get('/readyz', async (_req, res) => {
    const ready = await Promise.all([
      database.portal.pool.query('select 1'),
      database.operator.pool.query('select 1'),
    ]).then(
      () => true,
      () => false,
    )
    res
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'the database does not answer\n')
  })
  return router
}
