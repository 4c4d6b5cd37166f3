import { z } from 'zod'
import { BRAND_CODES } from '#domain/catalogue/brand.ts'
import { VALIDATION_LEVELS } from '#domain/catalogue/product.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { newOrderPage } from '#presenters/operations/new-order-page.ts'
import type { Services } from '#services/index.ts'

const wanted = z
  .literal('yes')
  .transform(() => true)
  .catch(false)

/** What the address may narrow the tables to; anything else in it is as if it were not there. */
const Filter = z.object({
  brand: z.enum(BRAND_CODES).nullable().catch(null),
  validation: z.enum(VALIDATION_LEVELS).nullable().catch(null),
  wildcard: wanted,
  san: wanted,
})

export function newOrderRoutes({ orders }: Pick<Services, 'orders'>) {
  const showPage = async ({ req, res, scope, user, language, t }: CustomerVisit) => {
    const shelf = await orders.showProducts(scope)
    const filter = Filter.parse(req.query)
    show(
      res,
      'operations/new-order',
      newOrderPage({
        shelf,
        filter,
        address: req.originalUrl,
        account: user.account,
        rights: user.rights,
        language,
        t,
      }),
    )
  }

  /** The address that forms are sent to has no page of its own. */
  const begin = ({ res }: CustomerVisit) => {
    res.redirect(303, '/operations/new-order')
    return Promise.resolve()
  }

  return { show: showPage, begin }
}
