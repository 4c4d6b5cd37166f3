import type { Link } from '../components/link.ts'
import { tokensText } from '../token-text.ts'
import { TOP_UPS, type PurchaseFile, type Reader } from './facts.ts'

/** Orders that lack tokens, what they lack together, and the way to buy just that. */
export interface WaitingPart {
  readonly title: string
  readonly lines: readonly string[]
  readonly text: string
  readonly fill: Link | null
}

/** Null where every order is covered. */
export function waitingPart(
  { waiting, lacking }: Pick<PurchaseFile, 'waiting' | 'lacking'>,
  { productName, t }: Reader,
  withLink: boolean,
): WaitingPart | null {
  if (lacking.length === 0) return null
  return {
    title: t('account.top_ups.waiting.title', { count: waiting.length }),
    lines: lacking.map((amount) => tokensText(amount, productName, t)),
    text: t('account.top_ups.waiting.text'),
    fill: withLink ? { href: `${TOP_UPS}/new?for=waiting`, label: t('account.top_ups.waiting.fill') } : null,
  }
}
