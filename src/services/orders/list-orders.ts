import type { ListedOrder } from '#domain/orders/listed-order.ts'
import type { ListRequest } from '#domain/orders/order-list.ts'
import type { AccountScope } from '#platform/scope.ts'
import { listOrders } from '#queries/orders-list.ts'

/** Every row of a list in batches: for exports, which never hold more than one batch. */
export async function* walkOrders(scope: AccountScope, request: ListRequest): AsyncGenerator<readonly ListedOrder[]> {
  for (let cursor: ListRequest['cursor'] = null; ;) {
    const { page } = await listOrders(scope, { ...request, cursor, backwards: false })
    yield page.rows
    if (!page.next) return
    cursor = page.next
  }
}
