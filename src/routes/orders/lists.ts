import { getProduct } from '#domain/catalogue/catalogue.ts'
import { productsNamed } from '#domain/catalogue/products-named.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { sendCsv } from '#http/send-csv.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { ordersCsvHead, ordersCsvLines } from '#presenters/orders-csv.ts'
import { ordersPage, type ShownView } from '#presenters/orders-page.ts'
import type { Services } from '#services/index.ts'
import { listFilter, listRequest } from './list-request.ts'
import type { OrderServices } from './open-order.ts'

/** The lists of orders, the search, and their export. */
export function listRoutes(services: OrderServices & Pick<Services, 'customFields'>) {
  const { orders, customFields } = services

  const list = (view: ShownView) => async (visit: CustomerVisit) => {
    const { query } = visit.req
    const { filter, productText } = filterOf(query, view)
    const request = listRequest(view, query, visit.user.lists, { filter })
    const found = await orders.list(visit.scope, request)
    show(visit.res, 'orders/list', ordersPage({ view, keyword: null, productText, request, ...found, ...facts(visit) }))
  }

  const search = async (visit: CustomerVisit) => {
    const keyword = keywordOf(visit)
    const within = await orders.search(visit.scope, keyword)
    const { filter, productText } = filterOf(visit.req.query, 'all')
    const request = listRequest('all', visit.req.query, visit.user.lists, { within, filter })
    const found = await orders.list(visit.scope, request)
    const [only] = found.page.rows
    if (within.length === 1 && only) {
      visit.res.redirect(303, `/orders/${only.reference}`)
      return
    }
    show(
      visit.res,
      'orders/list',
      ordersPage({ view: 'all', keyword, productText, request, ...found, ...facts(visit) }),
    )
  }

  const exportCsv = async (visit: CustomerVisit) => {
    const { req, res, scope, user } = visit
    const view = EXPORTS.get(String(req.params['list']))
    if (!view) throw new Refusal('not_found', 'page_not_found')
    const keyword = keywordOf(visit)
    const within = keyword === '' ? null : await orders.search(scope, keyword)
    const { filter } = filterOf(req.query, view)
    const asked = listRequest(view, req.query, user.lists, { within, filter })
    const request = { ...asked, length: 500, cursor: null, backwards: false, withDetails: true }
    const csv = { ...facts(visit), fields: await customFields.inUse(scope) }
    const lines = orders.walk(scope, request)
    await sendCsv(res, `orders-${view}`, ordersCsvHead(csv), lines, (rows) => ordersCsvLines(rows, csv))
  }

  const filterOf = (query: unknown, view: ShownView) =>
    listFilter(view, query, (text) => productsNamed(services.catalogue.all(), text))

  const facts = ({ t, language, user, req, scope }: CustomerVisit) => ({
    t,
    language,
    rights: user.rights,
    appearance: user.lists,
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
