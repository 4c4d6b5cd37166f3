import { z } from 'zod'
import { uploadedFile } from '#http/uploaded-file.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { checkPage } from '#presenters/operations/check-page.ts'
import type { Services } from '#services/index.ts'
import { readOrderForm, typedOrder } from './read-order-form.ts'
import { showClosed } from './show-closed.ts'
import { showForm } from './show-form.ts'

const Wish = z.object({ product: z.string().max(100).catch(''), years: z.coerce.number().int().catch(1) })
const LookUp = z.object({ number: z.string().max(100).catch('') })

/** The order form: opened, checked while somebody types, and sent. */
export function orderFormRoutes({ orders }: Pick<Services, 'orders'>) {
  const open = async (visit: CustomerVisit) => {
    const { product, years } = Wish.parse(visit.req.query)
    if (product === '') {
      visit.res.redirect(303, '/operations/new-order')
      return
    }
    const { draftId, ...assessed } = await orders.openForm(visit.scope, product, years)
    const { closed, product: wanted } = assessed.assessment
    if (closed) showClosed(visit, wanted, closed)
    else showForm(visit, assessed, { draftId, typed: typedOrder(assessed.input), withFaults: false })
  }

  /** Buttons that only look show the form again; an order is kept and goes to its recap. */
  const submit = async (visit: CustomerVisit) => {
    const { scope, req, res } = visit
    const { input, csr, typed, draftId, isOrder } = readOrderForm(req.body, uploadedFile(req, 'csr_file'))
    const form = { typed, draftId: draftId ?? '' }
    if (!isOrder) {
      showForm(visit, await orders.assess(scope, input, csr), { ...form, withFaults: false })
      return
    }
    const kept = await orders.keepDraft(scope, draftId, input, csr)
    if (kept.draftId === null) showForm(visit, kept, { ...form, withFaults: true })
    else res.redirect(303, `/operations/drafts/${kept.draftId}`)
  }

  const check = async ({ scope, req, res, language, t }: CustomerVisit) => {
    const { input, csr, typed } = readOrderForm(req.body, null)
    const assessed = await orders.assess(scope, input, csr)
    show(res, 'operations/check', checkPage({ assessed, typed, withFaults: false, language, t }))
  }

  const lookUp = async ({ scope, req, res }: CustomerVisit) => {
    const found = await orders.findHolder(scope, LookUp.parse(req.query).number)
    res.setHeader('Cache-Control', 'no-store')
    res.json({ organization: found && { id: found.id, name: found.name } })
  }

  return { open, submit, check, lookUp }
}
