import type { ListedOrder, OrderCounts, OrderPage } from '#domain/orders/listed-order.ts'
import type { ListRequest } from '#domain/orders/order-list.ts'
import type { AccountScope } from '#platform/scope.ts'
import { listOrders, listOrdersWithCounts } from '#queries/orders-list.ts'

/** A page of a list; the first one comes with the counts above it. */
export async function showOrders(
  scope: AccountScope,
  request: ListRequest,
): Promise<{ readonly page: OrderPage; readonly counts: OrderCounts | null }> {
  if (request.cursor === null && request.within === null) return listOrdersWithCounts(scope, request)
  return { page: await listOrders(scope, request), counts: null }
}

/** Every row of a list in batches: for exports, which never hold more than one batch. */
export async function* walkOrders(scope: AccountScope, request: ListRequest): AsyncGenerator<readonly ListedOrder[]> {
  for (let cursor: ListRequest['cursor'] = null; ;) {
    const page = await listOrders(scope, { ...request, cursor, backwards: false })
    yield page.rows
    if (!page.next) return
    cursor = page.next
  }
}
