import express, { Router } from 'express'
import type { Edge } from '#http/edge.ts'
import { visitorScope } from '#http/edge.ts'
import type { Services } from '#services/index.ts'

/** What outside parties tell us. Their signature over the raw body stands for session and form token. */
export function webhookRoutes({ payments }: Pick<Services, 'payments'>, edge: Edge): Router {
  const router = Router()
  router.post('/webhooks/payments', express.raw({ type: () => true, limit: '256kb' }), async (req, res) => {
    const sent: unknown = req.body
    const body = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0)
    const taken = await payments.receiveCardEvent(visitorScope(edge, req), body, req.get('stripe-signature'))
    res.status(taken ? 204 : 400).end()
  })
  return router
}
