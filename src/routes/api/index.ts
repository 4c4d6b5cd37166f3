import type { ApiRoute } from '#http/api.ts'
import type { Services } from '#services/index.ts'
import { accountRoutes } from './account.ts'
import { orderRoutes } from './orders.ts'

/** The API for machines, under `/api/v1`. */
export function apiRoutes(services: Services): readonly ApiRoute[] {
  const account = accountRoutes(services)
  const orders = orderRoutes(services)
  return [
    { method: 'get', path: '/account', scope: 'account_read', handler: account.read },
    { method: 'get', path: '/orders', scope: 'orders_read', handler: orders.list },
  ]
}
