import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { quotePage } from '#presenters/staff/quote-page.ts'
import type { Services } from '#services/index.ts'
import { complaints } from '#http/complaints.ts'

const Signature = z.object({
  purchaseOrder: z
    .string(says('staff.quote.purchase_order_long'))
    .trim()
    .max(60, says('staff.quote.purchase_order_long'))
    .default(''),
})

export function quoteRoutes({ staff }: Services) {
  const show = async (visit: StaffVisit, error: string | null = null): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const quote = await staff.findOpenQuote(operator, String(req.params['number']))
    if (!quote) throw new Refusal('not_found', 'document_not_found')
    const purchaseOrder = typed(req.body)['purchaseOrder'] ?? quote.purchase_order ?? ''
    if (error) res.status(422)
    showView(res, 'staff/quote', quotePage({ quote, purchaseOrder, error, language, t }))
  }

  const sign = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, t } = visit
    const parsed = parseForm(Signature, req.body)
    if (!parsed.ok) return show(visit, complaints(parsed.errors, t)['purchaseOrder'])
    const outcome = await staff.signQuote(operator, String(req.params['number']), parsed.value.purchaseOrder)
    if (outcome === 'purchase_order_needed') return show(visit, t('staff.quote.purchase_order_needed'))
    done(res, '/staff/payments', 'done.staff.quote_signed')
  }

  return { show: (visit: StaffVisit) => show(visit), sign }
}
