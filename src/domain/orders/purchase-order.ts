import type { OrderInput } from './order-input.ts'

/**
 * Whether an account that works with purchase orders must give the number with this order: wherever an invoice follows
 * from the order itself. Tokens and deposit were invoiced before; a quote comes first, and the purchase order answers
 * it (guide 5.1.1).
 */
export function needsPurchaseOrder(
  { paymentMeans, quote }: Pick<OrderInput, 'paymentMeans' | 'quote'>,
  net: bigint,
): boolean {
  if (net === 0n || quote) return false
  return paymentMeans !== 'tokens' && paymentMeans !== 'deposit' && paymentMeans !== 'purchase_order'
}
