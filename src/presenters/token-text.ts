import { parseTokenUnit, type TokenAmount, type TokenUnit } from '#domain/pricing/tokens.ts'
import type { Translate } from '#platform/i18n.ts'

/** What a kind of token is called: its product, and the name beyond it that it pays. */
export function tokenName(unit: TokenUnit, productName: (code: string) => string, t: Translate): string {
  const token = parseTokenUnit(unit)
  const product = productName(token?.product ?? unit)
  const item = token?.item ?? 'base'
  return item === 'base' ? product : `${product} · ${t(`operations.price.items.${item}`, { count: 1 })}`
}

/** So many tokens of a kind, in words. */
export function tokensText(
  { unit, quantity }: TokenAmount,
  productName: (code: string) => string,
  t: Translate,
): string {
  return t('account.tokens', { count: quantity, product: tokenName(unit, productName, t) })
}
