import { z } from 'zod'
import { LONGEST_REJECTION } from '#domain/outside/outside-order.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { boughtElsewherePage, type RejectionDraft } from '#presenters/outside/bought-elsewhere-page.ts'
import { lines } from '#routes/operations/clean-text.ts'
import type { Services } from '#services/index.ts'

const MOST = 500
const PAGE = '/orders/bought-elsewhere'
const Rejection = z.object({
  reason: lines.pipe(
    z
      .string()
      .min(1, says('orders.elsewhere.errors.reason'))
      .max(LONGEST_REJECTION, says('orders.elsewhere.errors.reason_long')),
  ),
})

/** Orders that the account placed elsewhere: checked, and watched until they end. */
export function boughtElsewhereRoutes({ outside, catalogue }: Pick<Services, 'outside' | 'catalogue'>) {
  const show = async (visit: CustomerVisit, draft: RejectionDraft | null = null): Promise<void> => {
    const { res, scope, user, language, t } = visit
    const orders = await outside.attached(scope, MOST + 1)
    if (draft) res.status(422)
    const sold = new Set(catalogue.all().products.map(({ code }) => code))
    const facts = { orders, most: MOST, draft, sold, rights: user.rights, now: scope.now(), language, t }
    showView(res, 'orders/bought-elsewhere', boughtElsewherePage(facts))
  }

  const confirm = async (visit: CustomerVisit): Promise<void> => {
    await outside.confirm(visit.scope, idOf(visit))
    done(visit.res, PAGE, 'done.outside.confirmed')
  }

  const reject = async (visit: CustomerVisit): Promise<void> => {
    await outside.open(visit.scope, idOf(visit))
    const parsed = parseForm(Rejection, visit.req.body)
    if (!parsed.ok) {
      const reason = typed(visit.req.body)['reason'] ?? ''
      return show(visit, { id: idOf(visit), reason, error: complaints(parsed.errors, visit.t)['reason'] ?? '' })
    }
    await outside.reject(visit.scope, idOf(visit), parsed.value.reason)
    done(visit.res, PAGE, 'done.outside.rejected')
  }

  return { show: (visit: CustomerVisit) => show(visit), confirm, reject }
}

const idOf = ({ req }: CustomerVisit) => String(req.params['attachedId'])
