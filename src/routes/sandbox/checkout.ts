import type { HostedPage } from '#domain/payments/hosted-page.ts'
import { typed } from '#http/form.ts'
import { inLanguage } from '#http/in-language.ts'
import { show as showView } from '#http/views.ts'
import type { PublicVisit } from '#http/visit.ts'
import { challengePage, checkoutPage, outcomePage, type TypedCard } from '#presenters/sandbox-page.ts'
import type { Services } from '#services/index.ts'

const UNTOUCHED: TypedCard = { problems: [], number: '', expiry: '' }

export function checkoutRoutes(sandbox: Services['sandbox']) {
  const show = async (visit: PublicVisit): Promise<void> => {
    showCheckout(visit, await sandbox.checkout(idOf(visit)), UNTOUCHED)
  }

  const pay = async (visit: PublicVisit): Promise<void> => {
    const { number = '', expiry = '', cvc = '' } = typed(visit.req.body)
    const answer = await sandbox.pay(visit.operator, idOf(visit), { number, expiry, cvc })
    if (answer.next !== 'form') return goOn(visit, answer)
    visit.res.status(422)
    showCheckout(visit, await sandbox.checkout(idOf(visit)), { problems: answer.problems, number, expiry })
  }

  const answerChallenge = async (visit: PublicVisit): Promise<void> => {
    const confirmed = typed(visit.req.body)['answer'] === 'confirm'
    await goOn(visit, await sandbox.answerChallenge(visit.operator, idOf(visit), confirmed))
  }

  /** What is decided is told to the portal before the payer is back there. */
  const goOn = async ({ req, res }: PublicVisit, { next }: { readonly next: string }): Promise<void> => {
    const id = String(req.params['id'])
    if (next === 'done' || next === 'refused') await sandbox.deliverEvent(id)
    res.redirect(303, next === 'done' ? (await sandbox.checkout(id)).successUrl : `/sandbox/checkouts/${id}`)
  }

  return { show, pay, answerChallenge }
}

/** Shows a payment as it stands, in its payer's language: loading the page again changes nothing. */
function showCheckout(visit: PublicVisit, checkout: HostedPage, card: TypedCard): void {
  const { res, t, operator } = inLanguage(visit, checkout.language)
  const facts = { checkout, shop: res.locals.shell.operator.name, t }
  switch (checkout.state) {
    case 'open':
      showView(res, 'sandbox/checkout', checkoutPage(facts, card, operator.now()))
      break
    case 'challenge':
      showView(res, 'sandbox/challenge', challengePage(facts))
      break
    case 'paid':
    case 'refused':
    case 'expired':
      showView(res, 'sandbox/outcome', outcomePage(facts, checkout.state))
  }
}

const idOf = ({ req }: PublicVisit) => String(req.params['id'])
