import express, { Router } from 'express'
import type { RoleConnection } from '#platform/database.ts'
import type { Clock } from '#ports/clock.ts'
import { BadSignature, type PaymentProvider } from '#ports/payments.ts'
import type { Services } from '#services/index.ts'

export interface WebhookDeps {
  readonly services: Services
  readonly provider: PaymentProvider
  readonly operator: RoleConnection
  readonly now: Clock
}

/** What outside parties tell us. Their signature over the raw body stands for session and form token. */
export function webhookRoutes({ services, provider, operator, now }: WebhookDeps): Router {
  const router = Router()
  router.post('/webhooks/payments', express.raw({ type: () => true, limit: '256kb' }), async (req, res) => {
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
    const signature = req.get('stripe-signature') ?? req.get('payment-signature')
    try {
      const event = provider.readEvent(body, signature, now())
      const actor = { kind: 'visitor', id: null, name: provider.code, address: req.ip ?? null } as const
      if (event) await services.payments.settleCardEvent({ actor, operator, now }, event)
      res.status(204).end()
    } catch (error) {
      if (!(error instanceof BadSignature)) throw error
      res.status(400).type('text/plain').send('bad signature\n')
    }
  })
  return router
}
