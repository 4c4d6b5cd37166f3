import { readHomeOverview } from '#queries/home-overview.ts'
import { searchOrders } from '#queries/order-search.ts'
import { listOrders } from '#queries/orders-list.ts'
import { resumeOrder, suspendOrder } from '#services/audits/work-audit.ts'
import { advanceOrder } from './advance-order.ts'
import { decideApproval } from './ask-approval.ts'
import { cancelOrder } from './cancel-order.ts'
import { keepDraft, openDraft } from './drafts.ts'
import { findHolder } from './find-holder.ts'
import { giveCsr } from './give-csr.ts'
import { walkOrders } from './list-orders.ts'
import { openOrderForm } from './open-order-form.ts'
import { placeOrder } from './place-order.ts'
import { readConfirmation } from './read-confirmation.ts'
import { readOrder } from './read-order.ts'
import { showProducts } from './show-products.ts'
import { serveWaitingOrders } from './take-tokens.ts'

type OrderDeps = Parameters<typeof showProducts>[0] &
  Parameters<typeof openOrderForm>[0] &
  Parameters<typeof placeOrder>[0] &
  Parameters<typeof decideApproval>[0] &
  Parameters<typeof advanceOrder>[0] &
  Parameters<typeof giveCsr>[0] &
  Parameters<typeof cancelOrder>[0] &
  Parameters<typeof suspendOrder>[0]

/** Orders, from the form to what becomes of them. */
export const orderServices = (deps: OrderDeps) => ({
  showProducts: showProducts(deps),
  openForm: openOrderForm(deps),
  findHolder,
  assess: deps.assess,
  keepDraft: keepDraft(deps),
  openDraft: openDraft(deps),
  place: placeOrder(deps),
  read: readOrder,
  readConfirmation,
  list: listOrders,
  walk: walkOrders,
  search: searchOrders,
  overview: readHomeOverview,
  decideApproval: decideApproval(deps),
  advance: advanceOrder(deps),
  serveWaiting: serveWaitingOrders,
  giveCsr: giveCsr(deps),
  cancel: cancelOrder(deps),
  suspend: suspendOrder(deps),
  resume: resumeOrder(),
})
