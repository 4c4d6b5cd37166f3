import type { Knex } from 'knex'
import type { PaymentProvider } from '#ports/payments.ts'
import { findCardProblems, judgeCard, lastFour, type CardInput, type CardProblem } from './cards.ts'
import { checkoutTable, type CheckoutTable } from './checkout-table.ts'
import type { SandboxCheckout } from './checkout.ts'
import { parseEvent } from './event.ts'
import { postEvent, type EventDelivery } from './post-event.ts'
import { assertSigned } from './signature.ts'

export interface SandboxPaymentsOptions extends EventDelivery {
  readonly operator: Knex
  /** Where the hosted pages are: `<publicUrl>/sandbox/checkouts/<id>`. */
  readonly publicUrl: string
}

/** What the payer sees next; every answer may be given again when a form is sent twice. */
export type NextPage =
  | { readonly next: 'form'; readonly problems: readonly CardProblem[] }
  | { readonly next: 'challenge' | 'done' | 'refused' | 'expired' }

/** The provider's own side, which the hosted pages and the delivery job need. */
export interface SandboxPayments extends PaymentProvider {
  readonly code: 'sandbox'
  /** Throws a 404 refusal for an unknown one. */
  checkout(id: string): Promise<SandboxCheckout>
  pay(id: string, card: CardInput): Promise<NextPage>
  /** The card's holder has confirmed the payment to the bank, or not (3-D Secure). */
  answerChallenge(id: string, confirmed: boolean): Promise<NextPage>
  /** Closes pages whose time is over. */
  expireStale(): Promise<void>
  /** Ids of checkouts whose event is still to be delivered, oldest first. */
  pendingEvents(): Promise<string[]>
  /** Posts the event of a decided checkout; false when it was not taken and is to be tried again. */
  deliverEvent(id: string): Promise<boolean>
}

/** A card provider in a box: behaves like Stripe Checkout in test mode, without an outside party. */
export function createSandboxPayments(options: SandboxPaymentsOptions): SandboxPayments {
  const { operator, signingKey, publicUrl, clock } = options
  const checkouts = checkoutTable(operator, clock)

  return {
    code: 'sandbox',
    async createCheckout(request) {
      const { id } = await checkouts.open(request)
      return { providerReference: id, url: `${publicUrl}/sandbox/checkouts/${id}` }
    },
    expireCheckout: (id) => checkouts.expire(id),
    readEvent(rawBody, signature, now) {
      assertSigned(signingKey, rawBody, signature, now)
      return parseEvent(rawBody)
    },
    checkout: (id) => checkouts.get(id),
    async pay(id, card) {
      await checkouts.expireStale()
      const { state } = await checkouts.get(id)
      const problems = state === 'open' ? findCardProblems(card, clock()) : []
      if (problems.length > 0) return { next: 'form', problems }
      await applyCard(checkouts, id, card.number)
      return pageOf(await checkouts.get(id))
    },
    async answerChallenge(id, confirmed) {
      await checkouts.expireStale()
      await checkouts.decide(
        id,
        'challenge',
        confirmed ? { state: 'paid' } : { state: 'refused', refusalReason: 'authentication_failed' },
      )
      return pageOf(await checkouts.get(id))
    },
    expireStale: () => checkouts.expireStale(),
    pendingEvents: () => checkouts.listUnsent(),
    async deliverEvent(id) {
      const checkout = await checkouts.get(id)
      if (checkout.eventSentAt !== null) return true
      const taken = await postEvent(checkout, options)
      if (taken) await checkouts.markSent(id)
      return taken
    },
  }
}

async function applyCard(checkouts: CheckoutTable, id: string, number: string): Promise<void> {
  const judged = judgeCard(number)
  const cardLast4 = lastFour(number)
  switch (judged.verdict) {
    case 'accepted':
      return checkouts.decide(id, 'open', { state: 'paid', cardLast4 })
    case 'challenge':
      return checkouts.challenge(id, cardLast4)
    case 'refused':
      return checkouts.decide(id, 'open', { state: 'refused', cardLast4, refusalReason: judged.reason })
  }
}

function pageOf({ state }: SandboxCheckout): NextPage {
  switch (state) {
    case 'open':
      return { next: 'form', problems: [] }
    case 'paid':
      return { next: 'done' }
    case 'challenge':
    case 'refused':
    case 'expired':
      return { next: state }
  }
}
