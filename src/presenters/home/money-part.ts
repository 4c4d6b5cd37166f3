import { grants, type Right } from '#domain/access/rights.ts'
import { lackingFor, type GrantedCoupon, type Prepayment } from '#domain/orders/home-overview.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { tokensText } from '../token-text.ts'

export interface MoneyFacts {
  readonly prepayment: Prepayment
  readonly couponBalance: string
  readonly coupons: readonly GrantedCoupon[]
  readonly rights: ReadonlySet<Right>
  readonly currency: Currency
  readonly productName: (code: string) => string
  readonly language: Language
  readonly t: Translate
}

/** Coupons that are worth something; null where there are none, or for those who have nothing to do with money. */
export function couponPart({ couponBalance, coupons, rights, currency, language, t }: MoneyFacts) {
  const balance = BigInt(couponBalance)
  if (balance <= 0n || !grants(rights, 'orders:pay')) return null
  const { money, date } = formatsFor(language)
  return {
    title: t('home.coupons.title'),
    balance: money(balance, currency),
    text: t('home.coupons.text'),
    rows: coupons.map(({ amount, granted_at: at, reference }) => ({
      amount: money(BigInt(amount), currency),
      date: date(at),
      from: reference ?? t('home.coupons.payment'),
      href: reference === null || !grants(rights, 'orders:read') ? null : `/orders/${reference}`,
    })),
  }
}

/** What waiting orders lack, all together: what one top-up has to bring. Null where everything is covered. */
export function topUpPart({ prepayment, rights, currency, productName, language, t }: MoneyFacts) {
  const lacking = lackingFor(prepayment)
  if (!lacking || !grants(rights, 'orders:pay')) return null
  const { money } = formatsFor(language)
  const deposit = lacking.deposit > 0n ? [t('home.top_up.deposit', { amount: money(lacking.deposit, currency) })] : []
  const isOpen = grants(rights, 'account:credit')
  const action = isOpen ? { href: '/account/top-ups/new?for=waiting', label: t('home.top_up.action') } : null
  return {
    title: t('home.top_up.title', { count: lacking.orders }),
    lines: [...lacking.tokens.map((amount) => tokensText(amount, productName, t)), ...deposit],
    text: t(
      lacking.tokens.length === 0 ? 'home.top_up.text_deposit' : action ? 'home.top_up.text' : 'home.top_up.text_ask',
    ),
    action,
    orders: { href: '/orders/in-progress', label: t('home.top_up.orders') },
  }
}
