import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseTokenUnit } from '#domain/pricing/tokens.ts'
import { TOP_UP_MEANS, topUpState } from '#domain/top-ups/top-up.ts'
import { done } from '#http/done.ts'
import { typed } from '#http/form.ts'
import { sendFile } from '#http/send-file.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { depositFormPage } from '#presenters/account/deposit-form-page.ts'
import { sentLines, TOP_UPS } from '#presenters/account/facts.ts'
import { topUpCancellationPage } from '#presenters/account/top-up-cancellation-page.ts'
import { topUpFormPage } from '#presenters/account/top-up-form-page.ts'
import { topUpPage } from '#presenters/account/top-up-page.ts'
import { topUpRecapPage } from '#presenters/account/top-up-recap-page.ts'
import { topUpsPage } from '#presenters/account/top-ups-page.ts'
import type { Services } from '#services/index.ts'
import type { TypedCredit, Wish } from '#services/top-ups/assess-top-up.ts'

const MOST = 100
const MOST_LINES = 60

const Finalized = z.object({
  nonce: z.uuid().catch(() => randomUUID()),
  means: z.enum(TOP_UP_MEANS).catch('transfer'),
})
const Returned = z.enum(['done', 'left']).nullable().catch(null)

/** Crediting the account: what is asked for, the recap, and what became of it. The form is asked again by GET, as it changes nothing. */
export function topUpRoutes({ topUps, payments, documents, catalogue }: Services) {
  const readerOf = ({ user, language, t }: CustomerVisit) => ({
    rights: user.rights,
    productName: (code: string) => catalogue.productName(code, language),
    language,
    t,
  })

  const list = async (visit: CustomerVisit) => {
    const onlyWaiting = visit.req.query['show'] === 'waiting'
    const [file, requests] = await Promise.all([
      topUps.assess(visit.scope, { typed: NOTHING }),
      topUps.list(visit.scope, onlyWaiting, MOST + 1),
    ])
    const page = topUpsPage({ ...readerOf(visit), file, topUps: requests, onlyWaiting, most: MOST })
    show(visit.res, 'account/top-ups', page)
  }

  const form = async (visit: CustomerVisit) => {
    const file = await topUps.assess(visit.scope, wishOf(visit.req.query))
    const isChecked = visit.req.query['check'] === 'yes'
    const facts = { ...readerOf(visit), file, isChecked }
    if (file.kind === 'deposit') show(visit.res, 'account/deposit-form', depositFormPage(facts))
    else show(visit.res, 'account/top-up-form', topUpFormPage(facts))
  }

  const recap = async (visit: CustomerVisit) => {
    const file = await topUps.assess(visit.scope, { typed: typedIn(visit.req.query) })
    if (file.credit) {
      show(visit.res, 'account/top-up-recap', topUpRecapPage({ ...readerOf(visit), file, nonce: randomUUID() }))
      return
    }
    const query = new URLSearchParams([...sentLines(file), ['check', 'yes']])
    visit.res.redirect(303, `${TOP_UPS}/new?${query.toString()}`)
  }

  const request = async ({ req, res, scope }: CustomerVisit) => {
    const number = await topUps.request(scope, { ...Finalized.parse(typed(req.body)), typed: typedIn(req.body) })
    done(res, `${TOP_UPS}/${number}`, 'done.top_ups.requested')
  }

  const one = async (visit: CustomerVisit) => {
    const file = await topUps.read(visit.scope, numberOf(visit))
    const payment = Returned.parse(visit.req.query['payment'])
    show(visit.res, 'account/top-up', topUpPage({ ...readerOf(visit), file, payment }))
  }

  const pdf = async (visit: CustomerVisit) => {
    await topUps.read(visit.scope, numberOf(visit))
    sendFile(visit.res, await documents.print(visit.scope, { number: numberOf(visit) }))
  }

  const askCancel = async (visit: CustomerVisit) => {
    const { topUp, invoice } = await topUps.read(visit.scope, numberOf(visit))
    if (topUpState(topUp) !== 'waiting') visit.res.redirect(303, `${TOP_UPS}/${invoice.number}`)
    else show(visit.res, 'account/top-up-cancellation', topUpCancellationPage(invoice.number, visit.t))
  }

  const cancel = async (visit: CustomerVisit) => {
    await topUps.cancel(visit.scope, numberOf(visit))
    done(visit.res, `${TOP_UPS}/${numberOf(visit)}`, 'done.top_ups.cancelled')
  }

  const payByCard = async (visit: CustomerVisit) => {
    visit.res.redirect(303, await payments.startTopUpCheckout(visit.scope, numberOf(visit)))
  }

  return { list, form, recap, request, one, pdf, askCancel, cancel, payByCard }
}

const numberOf = ({ req }: CustomerVisit) => String(req.params['number'])

const NOTHING: TypedCredit = { lines: [], amount: '' }

/**
 * What was typed: an amount for the deposit, or lines of tokens, each under the name of its kind, with the one that is
 * added and less the one that is taken off.
 */
function typedIn(sent: unknown): TypedCredit {
  const { add = '', add_quantity: more = '', remove, amount = '', ...named } = typed(sent)
  const lines = [...Object.entries(named), [add, more] as const]
    .filter(([name]) => parseTokenUnit(name) !== null && name !== remove)
    .slice(0, MOST_LINES)
    .map(([unit, quantity]) => ({ unit, quantity }))
  return { lines, amount }
}

/** An order's reference, or every order that waits, fills the form; else what was typed does. */
function wishOf(query: unknown): Wish {
  const which = typed(query)['for']
  if (which === undefined) return { typed: typedIn(query) }
  return { lacking: which === 'waiting' ? 'all' : { reference: which } }
}
