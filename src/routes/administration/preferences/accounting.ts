import { z } from 'zod'
import { INVOICE_WAYS } from '#domain/accounts/accounting-preferences.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { accountingPage, type AccountingFacts } from '#presenters/administration/preferences/accounting-page.ts'
import type { AccountingSheet } from '#services/accounts/change-accounting.ts'
import type { Services } from '#services/index.ts'
import { versionIn } from '../user-form.ts'

const PAGE = '/administration/preferences/accounting'

/** The form, with what the account can choose. */
const formOf = ({ means, entities }: AccountingSheet) =>
  z.object({
    paymentMeans: z
      .string(says('preferences.accounting.faults.means'))
      .refine(
        (value) => value === '' || means.some((one) => one === value),
        says('preferences.accounting.faults.means'),
      )
      .transform((value) => (value === '' ? null : (value as PaymentMeans))),
    billingEntityId: z
      .string(says('preferences.accounting.faults.entity'))
      .refine(
        (value) => value === '' || entities.some(({ id }) => id === value),
        says('preferences.accounting.faults.entity'),
      )
      .transform((value) => (value === '' ? null : value)),
    invoicesBy: z.enum(INVOICE_WAYS, says('preferences.accounting.faults.invoices_by')),
    purchaseOrderRequired: z.boolean(),
  })

/** How the account pays and is invoiced. */
export function accountingRoutes({ preferences }: Pick<Services, 'preferences'>) {
  const page = async (visit: CustomerVisit) => {
    await showPage(visit, { sheet: await preferences.readAccounting(visit.scope) })
  }

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope, t } = visit
    const sheet = await preferences.readAccounting(scope)
    const draft = draftIn(req.body)
    const parsed = parseForm(formOf(sheet), {
      paymentMeans: draft.means,
      billingEntityId: draft.entity,
      invoicesBy: draft.invoicesBy,
      purchaseOrderRequired: draft.purchaseOrder,
    })
    if (!parsed.ok) {
      res.status(422)
      const { paymentMeans: means, billingEntityId: entity, ...others } = parsed.errors
      const errors = complaints({ ...others, ...(means && { means }), ...(entity && { entity }) }, t)
      await showPage(visit, { sheet, draft, errors, version: versionIn(req.body) })
      return
    }
    const result = await preferences.changeAccounting(scope, versionIn(req.body), parsed.value)
    if (result.outcome === 'saved') {
      done(res, PAGE, 'done.preferences.accounting')
      return
    }
    res.status(409)
    await showPage(visit, { sheet: { ...sheet, preferences: result.now }, draft, meanwhile: true })
  }

  const showPage = async (
    { res, scope, language, t }: CustomerVisit,
    facts: Omit<AccountingFacts, 'invoicesTo' | 'language' | 't'>,
  ) => {
    const { invoices } = await preferences.readContactPoints(scope)
    const view = accountingPage({ ...facts, invoicesTo: invoices?.email ?? null, language, t })
    show(res, 'administration/preferences/accounting', view)
  }

  return { page, save }
}

function draftIn(body: unknown) {
  const values = typed(body)
  return {
    means: values['means'] ?? '',
    entity: values['entity'] ?? '',
    invoicesBy: values['invoicesBy'] ?? '',
    purchaseOrder: values['purchaseOrder'] === 'yes',
  }
}
