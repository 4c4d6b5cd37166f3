import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '#domain/shared/refusal.ts'
import { typed as typedFields } from '#http/form.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { linkFormPage, linkReceivedPage, type LinkFormFacts } from '#presenters/order-links/link-form-page.ts'
import { line } from '#routes/operations/clean-text.ts'
import { readOrderForm, typedOrder } from '#routes/operations/read-order-form.ts'
import type { Services } from '#services/index.ts'

const Nonce = z.uuid().catch(() => randomUUID())
type Shown = Omit<LinkFormFacts, 'token' | 'language' | 't'>

/** The order form behind a link, for people without access to the account. */
export function orderLinksSection({ orderLinks }: Pick<Services, 'orderLinks'>): Section {
  const showForm = (visit: PublicVisit, form: Shown) => {
    const { res, language, t } = visit
    show(res, 'order-links/form', linkFormPage({ ...form, token: tokenOf(visit), language, t }))
  }

  const form = async (visit: PublicVisit) => {
    const opened = await orderLinks.readForm(visit.operator, tokenOf(visit), null)
    const typed = typedOrder(opened.assessed.input)
    showForm(visit, { ...opened, typed, nonce: randomUUID(), withFaults: false, isTooMany: false })
  }

  const submit = async (visit: PublicVisit) => {
    const { res, operator, language } = visit
    const { sent, asker, nonce, isOrder } = readLinkOrder(visit)
    const again = { typed: sent.typed, nonce, withFaults: false, isTooMany: false }
    const read = () => orderLinks.readForm(operator, tokenOf(visit), sent)
    if (!isOrder) {
      showForm(visit, { ...(await read()), ...again })
      return
    }
    const result = await orderLinks.order(operator, tokenOf(visit), { ...sent, asker: { ...asker, language }, nonce })
    switch (result.outcome) {
      case 'done':
        res.redirect(303, '/order-links/received')
        return
      case 'wrong':
        res.status(422)
        showForm(visit, { ...result.form, ...again, withFaults: true })
        return
      case 'too_many':
        res.status(429)
        showForm(visit, { ...(await read()), ...again, isTooMany: true })
    }
  }

  const received = ({ res, t }: PublicVisit) => {
    show(res, 'order-links/received', linkReceivedPage(t))
    return Promise.resolve()
  }

  return {
    audience: 'everyone',
    base: '/order-links',
    routes: [
      { method: 'get', path: '/received', permission: 'everyone', handler: received },
      { method: 'get', path: '/:token', permission: 'everyone', handler: form },
      { method: 'post', path: '/:token', permission: 'everyone', handler: submit },
    ],
  }
}

/** The form as it was sent; whom and what the account knows can't be chosen here, whatever the body says. */
function readLinkOrder({ req }: PublicVisit) {
  const values = typedFields(req.body)
  const technical = values['technical'] === 'new' ? 'new' : 'same'
  const own = { ...values, organization: 'new', corporate: 'new', technical }
  const { input, csr, typed, isOrder } = readOrderForm(own, null)
  const asker = { name: line.parse(typed['asker_name']), email: line.parse(typed['asker_email']) }
  return { sent: { input, csr, typed }, asker, nonce: Nonce.parse(values['nonce']), isOrder }
}

function tokenOf({ req }: PublicVisit): string {
  const token = String(req.params['token'])
  if (!/^[\w-]{43}$/.test(token)) throw new Refusal('not_found', 'order_link_closed')
  return token
}
