import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, typed, type FieldErrors } from '#http/form.ts'
import { searchOf } from '#http/search.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { outsideFormPage } from '#presenters/staff/outside-form-page.ts'
import { outsideOrderPage } from '#presenters/staff/outside-order-page.ts'
import { outsideOrdersPage } from '#presenters/staff/outside-orders-page.ts'
import type { Services } from '#services/index.ts'
import { outsideOrderSchema } from './outside-order-form.ts'

const MOST = 200
const LIST = '/staff/outside-orders'
const FormId = z.uuid().catch(() => randomUUID())

/** The register of orders that were sold outside the portal. */
export function outsideOrderRoutes({ outside, staff, catalogue }: Services) {
  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const found = await outside.list(operator, keyword, MOST + 1)
    showView(
      res,
      'staff/outside-orders',
      outsideOrdersPage({ address: req.originalUrl, keyword, found, most: MOST, now: operator.now(), language, t }),
    )
  }

  const enter = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, language } = visit
    const id = FormId.parse(typed(req.body)['id'])
    const names = new Map(catalogue.all().products.map(({ code, name }): [string, string] => [code, name[language]]))
    const parsed = parseForm(outsideOrderSchema(id, names), req.body)
    if (!parsed.ok) return showForm(visit, id, parsed.errors)
    if ((await outside.enter(operator, parsed.value)) === 'known') {
      return showForm(visit, id, { reference: { key: 'outside.errors.known' } })
    }
    done(res, LIST, 'done.outside.entered')
  }

  const showForm = (visit: StaffVisit, id: string, errors: FieldErrors | null): Promise<void> => {
    const { req, res, language, t } = visit
    if (errors) res.status(422)
    const draft = errors && { values: typed(req.body), errors: complaints(errors, t) }
    const { products } = catalogue.all()
    showView(res, 'staff/outside-form', outsideFormPage({ id, draft, products, language, t }))
    return Promise.resolve()
  }

  const show = async (visit: StaffVisit, error: FieldErrors | null = null): Promise<void> => {
    const { res, operator, language, t } = visit
    const order = await outside.read(operator, idOf(visit))
    const accounts = await staff.contractAccounts(operator)
    if (error) res.status(422)
    const fault = error ? (complaints(error, t)['account'] ?? null) : null
    showView(res, 'staff/outside-order', outsideOrderPage({ order, accounts, fault, now: operator.now(), language, t }))
  }

  const attach = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const accounts = await staff.contractAccounts(operator)
    const account = accounts.find(({ slug }) => slug === typed(req.body)['account'])
    if (!account) return show(visit, { account: { key: 'outside.errors.account' } })
    await outside.read(operator, idOf(visit))
    const outcome = await outside.attach(operator, idOf(visit), account.id)
    if (outcome === 'taken') return show(visit, { account: { key: 'outside.errors.taken' } })
    done(res, `${LIST}/${idOf(visit)}`, 'done.outside.attached')
  }

  return {
    list,
    enter,
    form: (visit: StaffVisit) => showForm(visit, randomUUID(), null),
    show: (visit: StaffVisit) => show(visit),
    attach,
  }
}

const idOf = ({ req }: StaffVisit) => String(req.params['outsideId'])
