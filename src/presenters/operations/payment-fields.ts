import type { BillingEntity } from '#domain/accounts/billing-entity.ts'
import { needsPurchaseOrder } from '#domain/orders/purchase-order.ts'
import { TEXT_LIMITS } from '#domain/orders/text-faults.ts'
import { mayQuote, type MeansOffer } from '#domain/payments/means.ts'
import { option, type Option } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { organizationFields } from './holder-fields.ts'
import { askTick, type Ask, type FormFacts } from './form-facts.ts'

/** How the order is paid: every means of the account's option, the closed ones with their reason. */
export function meansField(ask: Ask, facts: Pick<FormFacts, 'assessed' | 't' | 'language'>) {
  const { assessed, t } = facts
  return ask({
    kind: 'cards',
    name: 'payment',
    label: t('operations.payment.means'),
    required: true,
    value: assessed.input.paymentMeans,
    options: assessed.assessment.means.map((offer) => meansOption(offer, facts)),
  })
}

function meansOption(
  offer: MeansOffer,
  { assessed, t, language }: Pick<FormFacts, 'assessed' | 't' | 'language'>,
): Option {
  const { means, fee, missingTokens } = offer
  const { context } = assessed
  const { money } = formatsFor(language)
  const { closed } = offer
  const waits = closed === null && missingTokens.length > 0
  const balance = {
    tokens: String(heldTokens(assessed)),
    deposit: money(context.deposit, context.account.currency),
  }
  return option(means, t(`operations.means.${means}`), {
    note: closed
      ? t(`operations.means_closed.${closed}`)
      : waits
        ? t('operations.means_note.tokens_to_buy')
        : t(`operations.means_note.${means}`, balance),
    price: fee > 0n ? t('operations.price.fee', { amount: money(fee, context.account.currency) }) : null,
    disabled: closed !== null,
  })
}

/** Tokens of the product itself. */
function heldTokens({ context }: FormFacts['assessed']): number {
  return context.tokens.get(`${context.product.code}:base`) ?? 0
}

/** A billing entity in a list to choose from. */
export const billingLabel = ({ name, city, registrationNumber }: BillingEntity): string =>
  `${name}, ${city} (${registrationNumber})`

/** What goes with the payment: quote, purchase order number, another organization to invoice. */
export function invoiceFields(ask: Ask, facts: FormFacts) {
  const { assessed, t } = facts
  const { account } = assessed.context
  const { net } = assessed.assessment
  const isPaid = net > 0n
  return {
    quote: mayQuote(account.purchaseOption, net)
      ? askTick(ask, {
          name: 'quote',
          label: t('operations.payment.quote'),
          answer: t('operations.payment.quote_answer'),
          note: t('operations.payment.quote_note'),
          isTicked: assessed.input.quote,
        })
      : null,
    purchaseOrder: isPaid
      ? ask({
          name: 'purchase_order',
          label: t('operations.payment.purchase_order'),
          hint: t(
            account.purchaseOrderRequired
              ? 'operations.payment.purchase_order_required'
              : 'operations.payment.purchase_order_hint',
          ),
          required: account.purchaseOrderRequired && needsPurchaseOrder(assessed.input, net),
          maxlength: TEXT_LIMITS.purchaseOrder,
          autocomplete: 'off',
        })
      : null,
    billing: isPaid
      ? ask({
          kind: 'select',
          name: 'billing',
          label: t('operations.payment.billing'),
          options: [
            option('', t('operations.payment.billing_account')),
            ...assessed.context.billingEntities.map((entity) => option(entity.id, billingLabel(entity))),
            option('new', t('operations.payment.billing_new')),
          ],
        })
      : null,
    billingFields: organizationFields(ask, 'billing_', facts),
  }
}
