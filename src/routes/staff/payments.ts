import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '#domain/shared/time.ts'
import type { InvoiceFile } from '#domain/documents/open-documents.ts'
import { readAmount } from '#domain/payments/typed-amount.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { done } from '#http/done.ts'
import { parseForm, says, typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { invoicePage } from '#presenters/staff/invoice-page.ts'
import { ENTERED_MEANS, paymentFormPage, type PaymentDraft } from '#presenters/staff/payment-form-page.ts'
import { paymentsPage } from '#presenters/staff/payments-page.ts'
import type { Services } from '#services/index.ts'
import { complaints } from '#http/complaints.ts'
import { searchOf } from '#http/search.ts'

const MOST = 100

/** The money as it is typed; `today` is the last day on which it can have come. */
const Payment = (today: string) =>
  z.object({
    means: z.enum(ENTERED_MEANS, says('staff.payment.errors.means')),
    amount: z
      .string(says('staff.payment.errors.amount'))
      .transform(readAmount)
      .pipe(z.bigint(says('staff.payment.errors.amount')).positive(says('staff.payment.errors.amount_zero'))),
    receivedOn: z.iso
      .date(says('staff.payment.errors.received_on'))
      .refine((day) => day <= today, says('staff.payment.errors.received_on')),
    bankReference: z
      .string(says('staff.payment.errors.bank_reference'))
      .trim()
      .max(140, says('staff.payment.errors.bank_reference'))
      .default(''),
  })
const Nonce = z.uuid().catch(() => randomUUID())

export function paymentRoutes({ staff }: Services) {
  const list = async ({ req, res, operator, language, t }: StaffVisit): Promise<void> => {
    const keyword = searchOf(req.query)
    const search = { text: keyword, amount: readAmount(keyword) }
    const [excesses, invoices, quotes] = await Promise.all([
      staff.cardExcesses(operator, MOST),
      staff.openInvoices(operator, search, MOST + 1),
      staff.openQuotes(operator, search, MOST + 1),
    ])
    const today = dayOf(operator.now())
    const facts = { address: req.originalUrl, keyword, excesses, invoices, quotes, most: MOST, today, language, t }
    show(res, 'staff/payments', paymentsPage(facts))
  }

  const invoice = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, language, t } = visit
    const found = await invoiceOf(visit, req.params['number'])
    const payments = await staff.paymentsOf(operator, found.number)
    show(res, 'staff/invoice', invoicePage({ invoice: found, language, t }, payments))
  }

  const form = async (visit: StaffVisit): Promise<void> => {
    showForm(visit, await invoiceOf(visit, visit.req.query['invoice']), randomUUID(), null)
  }

  const enter = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator, t } = visit
    const values = typed(req.body)
    const found = await invoiceOf(visit, values['invoice'])
    const nonce = Nonce.parse(values['nonce'])
    const parsed = parseForm(Payment(dayOf(operator.now())), req.body)
    if (!parsed.ok) {
      showForm(visit, found, nonce, { values, errors: complaints(parsed.errors, t) })
      return
    }
    const money = { ...parsed.value, idempotencyKey: `staff:${nonce}` }
    const taken = await staff.enterPayment(operator, found.number, money)
    if (taken === 'differs') {
      showForm(visit, found, randomUUID(), { values, errors: {}, isOther: true }, 409)
      return
    }
    const said = taken === 'known' ? 'done.staff.payment_known' : 'done.staff.payment_entered'
    done(res, `/staff/payments/${found.number}`, said)
  }

  const giveBack = async (visit: StaffVisit): Promise<void> => {
    const { req, res, operator } = visit
    const { number } = await invoiceOf(visit, req.params['number'])
    const payment = z.uuid().safeParse(typed(req.body)['payment'])
    if (!payment.success) throw new Refusal('not_found', 'document_not_found')
    await staff.giveBackExcess(operator, number, payment.data)
    done(res, `/staff/payments/${number}`, 'done.staff.payment_returned')
  }

  const invoiceOf = async ({ operator }: StaffVisit, number: unknown): Promise<InvoiceFile> => {
    const found = typeof number === 'string' ? await staff.findInvoice(operator, number) : null
    if (!found) throw new Refusal('not_found', 'document_not_found')
    return found
  }

  return { list, invoice, form, enter, giveBack }
}

function showForm(
  visit: StaffVisit,
  invoice: InvoiceFile,
  nonce: string,
  draft: PaymentDraft | null,
  status = draft ? 422 : 200,
): void {
  const { res, operator, language, t } = visit
  res.status(status)
  const facts = { invoice, nonce, today: dayOf(operator.now()), language, t }
  show(res, 'staff/payment-form', paymentFormPage(facts, draft))
}
