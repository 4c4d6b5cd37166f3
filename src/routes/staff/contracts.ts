import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { endingDays } from '#domain/contracts/ending.ts'
import { dayOf } from '#domain/shared/time.ts'
import { complaints } from '#http/complaints.ts'
import { done } from '#http/done.ts'
import { parseForm, textsIn, typed, type FieldErrors } from '#http/form.ts'
import { show as showView } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { contractFormPage } from '#presenters/staff/contract-form-page.ts'
import { staffContractPage } from '#presenters/staff/contract-page.ts'
import { contractsPage } from '#presenters/staff/contracts-page.ts'
import type { Services } from '#services/index.ts'
import { confirmed } from './confirmed.ts'
import { contractErrors, contractSchema, endingSchema } from './contract-form.ts'
import { searchOf } from '#http/search.ts'

const MOST = 200
const Wish = z.object({ account: z.string().max(100).catch(''), from: z.string().max(20).catch('') })
const FormId = z.uuid().catch(() => randomUUID())

/** Contracts: all of them, one of them, making and ending. */
export function staffContractRoutes(services: Services) {
  const { staff, contracts, catalogue, secondFactor } = services

  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const today = dayOf(operator.now())
    const found = await staff.contracts(operator, keyword, today, MOST + 1)
    const facts = { address: req.originalUrl, keyword, contracts: found, most: MOST, today, language, t }
    showView(res, 'staff/contracts', contractsPage(facts))
  }

  const show = async (visit: StaffVisit, errors: FieldErrors | null = null): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const file = await staff.readContract(operator, String(req.params['contract']))
    if (errors) res.status(422)
    const draft = errors && { values: typed(req.body), errors: complaints(errors, t) }
    const confirmBy = await secondFactor.asksAgain(operator)
    const facts = { file, draft, confirmBy, catalogue: catalogue.all(), now: operator.now(), language, t }
    showView(res, 'staff/contract', staffContractPage(facts))
  }

  const showForm = async (visit: StaffVisit, errors: FieldErrors | null, id: string): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const { account, from } = Wish.parse(req.query)
    const followed = from === '' ? null : await staff.readContract(operator, from)
    if (errors) res.status(422)
    const body: unknown = req.body
    const draft = errors && {
      values: typed(body),
      products: textsIn(body, 'products'),
      errors: complaints(errors, t),
    }
    const today = dayOf(operator.now())
    const accounts = await staff.contractAccounts(operator)
    const facts = { id, accounts, account, followed, draft, catalogue: catalogue.all(), today, language, t }
    showView(res, 'staff/contract-form', contractFormPage(facts))
  }

  const make = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const values = typed(req.body)
    const id = FormId.parse(values['id'])
    const accounts = await staff.contractAccounts(operator)
    const account = accounts.find(({ slug }) => slug === values['account'])
    const parsed = parseForm(contractSchema(req.body), req.body)
    if (!account || !parsed.ok) {
      const missing: FieldErrors = account ? {} : { account: { key: 'staff.contract_form.errors.account' } }
      return showForm(visit, { ...missing, ...(parsed.ok ? {} : parsed.errors) }, id)
    }
    const made = await contracts.make(operator, account.id, id, parsed.value)
    if (made.made) done(res, `/staff/contracts/${made.number}`, 'done.staff.contract_made')
    else await showForm(visit, contractErrors(made.faults), id)
  }

  const end = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const number = String(req.params['contract'])
    const { contract, today } = await staff.readContract(operator, number)
    await confirmed(services, visit, endingSchema(endingDays(contract, today)), {
      again: (errors) => show(visit, errors),
      work: async ({ version, ending }) => {
        await contracts.end(operator, number, version, ending)
        done(res, `/staff/contracts/${number}`, 'done.staff.contract_ended')
      },
    })
  }

  return {
    list,
    show: (visit: StaffVisit) => show(visit),
    form: (visit: StaffVisit) => showForm(visit, null, randomUUID()),
    make,
    end,
  }
}
