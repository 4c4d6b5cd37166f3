import { getProduct } from '#domain/catalogue/catalogue.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { sendCsv } from '#http/send-csv.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { ordersCsvHead, ordersCsvLines } from '#presenters/orders-csv.ts'
import { ordersPage, type ShownView } from '#presenters/orders-page.ts'
import { listRequest } from './list-request.ts'
import type { OrderServices } from './open-order.ts'

/** The lists of orders, the search, and their export. */
export function listRoutes(services: OrderServices) {
  const { orders } = services

  const list = (view: ShownView) => async (visit: CustomerVisit) => {
    const request = listRequest(view, visit.req.query)
    const { page, counts } = await orders.list(visit.scope, request)
    show(visit.res, 'orders/list', ordersPage({ ...facts(visit), view, keyword: null, request, page, counts }))
  }

  const search = async (visit: CustomerVisit) => {
    const keyword = keywordOf(visit)
    const ids = await orders.search(visit.scope, keyword)
    const request = listRequest('all', visit.req.query, ids)
    const { page, counts } = await orders.list(visit.scope, request)
    const [only] = page.rows
    if (ids.length === 1 && only) {
      visit.res.redirect(303, `/orders/${only.reference}`)
      return
    }
    show(visit.res, 'orders/list', ordersPage({ ...facts(visit), view: 'all', keyword, request, page, counts }))
  }

  const exportCsv = async (visit: CustomerVisit) => {
    const view = EXPORTS.get(String(visit.req.params['list']))
    if (!view) throw new Refusal('not_found', 'page_not_found')
    const keyword = keywordOf(visit)
    const within = keyword === '' ? null : await orders.search(visit.scope, keyword)
    const request = { ...listRequest(view, visit.req.query, within), length: 500, cursor: null, backwards: false }
    const lines = orders.walk(visit.scope, request)
    await sendCsv(visit.res, `orders-${view}`, ordersCsvHead(facts(visit)), lines, (rows) =>
      ordersCsvLines(rows, facts(visit)),
    )
  }

  const facts = ({ t, language, user, req, scope }: CustomerVisit) => ({
    t,
    language,
    rights: user.rights,
    address: req.originalUrl,
    now: scope.now(),
    product: productsOf(services),
  })

  return {
    current: list('current'),
    inProgress: list('in_progress'),
    all: list('all'),
    toRenew: list('to_renew'),
    toReissue: list('to_reissue'),
    search,
    exportCsv,
  }
}

const EXPORTS: ReadonlyMap<string, ShownView> = new Map([
  ['current', 'current'],
  ['in-progress', 'in_progress'],
  ['all', 'all'],
  ['to-renew', 'to_renew'],
  ['to-reissue', 'to_reissue'],
])

/** The products of the catalogue by their code. */
export const productsOf =
  ({ catalogue }: Pick<OrderServices, 'catalogue'>) =>
  (code: string) =>
    getProduct(catalogue.all(), code)

const keywordOf = ({ req }: CustomerVisit) => {
  const { q } = req.query
  return typeof q === 'string' ? q.slice(0, 200) : ''
}
