import type { AssessedOrder, Assessment } from '#domain/orders/assessment.ts'
import { totalUp } from '#domain/documents/totals.ts'
import { parseTokenUnit, type TokenAmount } from '#domain/pricing/tokens.ts'
import type { PricedLine } from '#domain/pricing/price-order.ts'
import type { Language } from '#domain/shared/language.ts'
import { vatTreatment } from '#domain/tax/vat-sum.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'

interface SummaryLine {
  readonly label: string
  readonly note: string | null
  readonly amount: string
}

/** What an order costs, in the words of its means: money with its VAT, or what is taken from a balance. */
export interface PriceText {
  readonly lines: readonly SummaryLine[]
  readonly total: string
  readonly note: string | null
}

interface Words {
  readonly t: Translate
  readonly language: Language
}

/** The lines and the total of the summary, as the invoice will have them. */
export function priceText({ input, assessment, context, vat }: AssessedOrder, words: Words): PriceText {
  const { t, language } = words
  const { money, rate } = formatsFor(language)
  const { currency } = context.account
  if (input.paymentMeans === 'tokens') {
    const note = t(
      lacksTokens({ input, assessment }) ? 'operations.price.tokens_lacking' : 'operations.price.from_tokens',
    )
    return tokenText(assessment, note, words)
  }

  const lines = assessment.lines.map((line) => lineText(line, assessment, money(line.amount, currency), words))
  if (assessment.net === 0n) return { lines, total: t('operations.price.free'), note: null }
  if (input.paymentMeans === 'deposit')
    return { lines, total: money(assessment.net, currency), note: t('operations.price.from_deposit') }

  const charged = assessment.lines.map(({ item, quantity, unitAmount }) => ({
    description: item,
    quantity,
    unitNet: unitAmount,
  }))
  const { vat: sums, gross } = totalUp(charged, vatTreatment(vat, language))
  const taxes = sums.map((sum) => ({
    label: sum.rate === 0 ? t('operations.price.no_vat') : t('operations.price.vat', { rate: rate(sum.rate) }),
    note: sum.mention,
    amount: money(sum.amount, currency),
  }))
  return {
    lines: [...lines, ...taxes],
    total: money(gross, currency),
    note: input.paymentMeans === 'monthly' ? t('operations.price.on_monthly_invoice') : null,
  }
}

/** Whether the order will wait for tokens. */
export const lacksTokens = ({ input, assessment }: Pick<AssessedOrder, 'input' | 'assessment'>): boolean =>
  input.paymentMeans === 'tokens' &&
  assessment.means.some(({ means, missingTokens }) => means === 'tokens' && missingTokens.length > 0)

/** An order paid by tokens has no invoice: they were paid when they were bought. */
function tokenText({ tokens, product }: Assessment, note: string, { t, language }: Words): PriceText {
  const total = tokens.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    lines: tokens.map((amount) => ({
      label: tokenLabel(amount, product.name[language], t),
      note: null,
      amount: t('operations.price.tokens', { count: amount.quantity }),
    })),
    total: t('operations.price.tokens', { count: total }),
    note,
  }
}

function tokenLabel({ unit }: TokenAmount, product: string, t: Translate): string {
  const item = parseTokenUnit(unit)?.item ?? 'base'
  return item === 'base' ? product : t(`operations.price.items.${item}`, { count: 1 })
}

function lineText(line: PricedLine, { product }: Assessment, amount: string, { t, language }: Words): SummaryLine {
  const isBase = line.item === 'base'
  const isOnce = line.item === 'guidance' || line.item === 'handling'
  return {
    label:
      line.item === 'base'
        ? product.name[language]
        : t(`operations.price.items.${line.item}`, { count: line.quantity }),
    note: isOnce
      ? null
      : isBase
        ? planText(product, line.years, t)
        : t('operations.price.for_years', { count: line.years }),
    amount,
  }
}

/** How long a plan lasts: test certificates count in days. */
export function planText({ planDays }: { readonly planDays: number | null }, years: number, t: Translate): string {
  return planDays === null
    ? t('operations.price.years', { count: years })
    : t('operations.price.days', { count: planDays })
}
