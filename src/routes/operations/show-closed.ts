import type { Product } from '#domain/catalogue/product.ts'
import type { ClosedReason } from '#domain/orders/closed-reason.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { closedPage } from '#presenters/operations/closed-page.ts'

/** Answers with why there is no order form for the product. */
export function showClosed({ res, user, language, t }: CustomerVisit, product: Product, reason: ClosedReason): void {
  show(res, 'operations/closed', closedPage({ product, reason, rights: user.rights, language, t }))
}
