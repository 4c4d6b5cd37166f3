import type { ApiVisit } from '#http/api.ts'
import { ordersJson } from '#presenters/api/orders-json.ts'
import type { Services } from '#services/index.ts'
import { listRequest } from '../orders/list-request.ts'

/** The orders of the account, page by page, with the parameters of the list in the browser. */
export function orderRoutes({ orders }: Pick<Services, 'orders'>) {
  const list = async ({ req, res, scope }: ApiVisit) => {
    const { page } = await orders.list(scope, listRequest('all', req.query))
    res.json(ordersJson(page))
  }
  return { list }
}
