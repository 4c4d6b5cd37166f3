import { priceLevelOf } from '#domain/contracts/contract.ts'
import { findPrice } from '#domain/pricing/price.ts'
import { planPrices } from '#domain/pricing/plan-prices.ts'
import { dayOf } from '#domain/shared/time.ts'
import { option } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { askTick, type Ask, type FormFacts } from './form-facts.ts'
import { planText } from './price-lines.ts'

/** Length and options of the product, each with this account's price. */
export function productFields(ask: Ask, { assessed, t, language }: FormFacts) {
  const { context, input } = assessed
  const { product, priceList, account } = context
  const { money } = formatsFor(language)
  const isBulk = account.purchaseOption === 'bulk'
  const quantity = priceLevelOf(context.engagements.contracts, dayOf(context.now))
  // Who has tokens pays the public price for what is paid in money.
  const terms = { ...account, option: isBulk ? ('rebate' as const) : account.purchaseOption, quantity }
  const priceOf = (item: 'guidance' | 'licence') => {
    const amount = findPrice(priceList.prices, { product: product.code, item, years: input.years }, terms)
    return amount === null ? '' : money(amount, account.currency)
  }
  return [
    ask({
      kind: 'cards',
      name: 'years',
      label: t('operations.product.years'),
      required: true,
      options: planPrices(product, priceList.prices, terms).map(({ years, amount }) =>
        option(String(years), planText(product, years, t), {
          price: amount === 0n ? t('operations.price.free') : money(amount, account.currency),
          note: isBulk && amount > 0n ? t('operations.product.or_tokens', { count: years }) : null,
        }),
      ),
    }),
    ...(product.guidance
      ? [
          askTick(ask, {
            name: 'guidance',
            label: t('operations.product.guidance'),
            answer: t('operations.product.guidance_answer', { price: priceOf('guidance') }),
            note: t('operations.product.guidance_note'),
            isTicked: input.guidance,
          }),
        ]
      : []),
    ...(product.licences
      ? [
          ask({
            kind: 'number',
            name: 'licences',
            label: t('operations.product.licences'),
            hint: t('operations.product.licences_hint', { price: priceOf('licence') }),
            inputmode: 'numeric',
          }),
        ]
      : []),
    ...chainFields(ask, { assessed, t, language }),
  ]
}

/** By which chain the certificate is issued, where there is a choice. */
export function chainFields(ask: Ask, { assessed, t, language }: Pick<FormFacts, 'assessed' | 't' | 'language'>) {
  const { chains } = assessed.context.product
  if (chains.length < 2) return []
  return [
    ask({
      kind: 'select',
      name: 'chain',
      label: t('operations.product.chain'),
      hint: t('operations.product.chain_hint'),
      options: chains.map(({ code, name, recommended }) =>
        recommended
          ? option('', t('operations.product.chain_recommended', { chain: name[language] }))
          : option(code, name[language]),
      ),
    }),
  ]
}
