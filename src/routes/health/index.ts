import { Router } from 'express'
import type { Services } from '#services/index.ts'

/** For whoever watches the process: `/healthz` says that it runs, `/readyz` that it can do its work. */
export function healthRoutes({ health }: Pick<Services, 'health'>): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.type('text/plain').send('ok\n')
  })
  router.get('/readyz', async (_req, res) => {
    const ready = await health.isReady()
    const status = ready ? 200 : 503
    res
      .status(status)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'the database does not answer\n')
  })
  return router
}
