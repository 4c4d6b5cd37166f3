import type { ApiVisit } from '#http/api.ts'
import { NOTHING_CHOSEN } from '#domain/orders/list-appearance.ts'
import { ordersJson } from '#presenters/api/orders-json.ts'
import type { Services } from '#services/index.ts'
import { listRequest } from '../orders/list-request.ts'

/** The orders of the account, page by page, with the parameters of the list in the browser. */
export function orderRoutes({ orders }: Pick<Services, 'orders'>) {
  const list = async ({ req, res, scope }: ApiVisit) => {
    const request = { ...listRequest('all', req.query, NOTHING_CHOSEN), withDetails: true }
    const { page, fields } = await orders.list(scope, request)
    res.json(ordersJson(page, fields))
  }
  return { list }
}
