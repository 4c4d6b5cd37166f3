import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Product } from '#domain/catalogue/product.ts'
import { LABEL_LIMIT, MOST_ORDERS } from '#domain/orders/order-link.ts'
import { dayOf } from '#domain/shared/time.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { madeLinkPage, makeLinkPage } from '#presenters/order-links/make-link-page.ts'
import type { Services } from '#services/index.ts'
import { line } from './clean-text.ts'
import { showClosed } from './show-closed.ts'

const wrong = (field: 'years' | 'label' | 'last_day' | 'most_orders') => says(`order_links.make.faults.${field}`)
const Code = z.string().max(100).catch('')
const FormId = z.uuid().catch(() => randomUUID())

const MostOrders = z.coerce
  .number(wrong('most_orders'))
  .int(wrong('most_orders'))
  .min(1, wrong('most_orders'))
  .max(MOST_ORDERS, wrong('most_orders'))

const Wish = (product: Product, today: string) =>
  z.object({
    years: z.coerce.number(wrong('years')).refine((years) => product.planYears.includes(years), wrong('years')),
    label: line.refine((label) => label.length <= LABEL_LIMIT, wrong('label')),
    last_day: z
      .union([z.literal('').transform(() => null), z.iso.date(wrong('last_day'))], wrong('last_day'))
      .refine((day) => day === null || day >= today, wrong('last_day'))
      .default(null),
    most_orders: z.union([z.literal('').transform(() => null), MostOrders], wrong('most_orders')).default(null),
  })

/** A link by which somebody outside orders a product: its form, and the link itself, shown once. */
export function makeLinkRoutes({ orderLinks }: Pick<Services, 'orderLinks'>) {
  const form = async (visit: CustomerVisit) => {
    const { req, res, scope, language, t } = visit
    const { product, closed } = await orderLinks.offer(scope, Code.parse(req.query['product']))
    const years = String(product.planYears.find((one) => String(one) === req.query['years']) ?? product.planYears[0])
    if (closed) showClosed(visit, product, closed)
    else
      show(
        res,
        'order-links/make',
        makeLinkPage({ product, id: randomUUID(), values: { years }, errors: {}, language, t }),
      )
  }

  const make = async (visit: CustomerVisit) => {
    const { req, res, scope, language, t } = visit
    const values = typed(req.body)
    const id = FormId.parse(values['id'])
    const { product } = await orderLinks.offer(scope, Code.parse(values['product']))
    const parsed = parseForm(Wish(product, dayOf(scope.now())), req.body)
    if (!parsed.ok) {
      res.status(422)
      const errors = complaints(parsed.errors, t)
      show(res, 'order-links/make', makeLinkPage({ product, id, values, errors, language, t }))
      return
    }
    const { years, label, last_day: lastDay, most_orders: mostOrders } = parsed.value
    const address = await orderLinks.make(scope, { id, productCode: product.code, years, label, lastDay, mostOrders })
    // Sent again: the link was shown already, and can't be shown once more.
    if (address === null) done(res, '/operations/new-order', 'done.order_links.made_before')
    else show(res, 'order-links/made', madeLinkPage(product, address, { language, t }))
  }

  return { form, make }
}
