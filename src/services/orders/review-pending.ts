import { priceListOn, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { checkCsr } from '#domain/csr/check-csr.ts'
import { NOTHING_KNOWN } from '#domain/csr/csr-context.ts'
import type { FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'
import { closedReason } from '#domain/orders/closed-reason.ts'
import type { Order } from '#domain/orders/order.ts'
import { csrPolicy } from '#domain/orders/csr-policy.ts'
import { costsTheSame, priceAgain } from '#domain/orders/price-again.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { getNewestCertificate, usedBefore } from '#stores/certificate-store.ts'
import { recordEvent } from '#stores/order-event-store.ts'
import { replaceOrderLines, updateOrder } from '#stores/order-store.ts'
import { readEngagements } from './read-engagements.ts'

/** While the order waited, the contract may have ended, an agreement been withdrawn, or the product gone from sale. */
export async function assertStillOpen(tx: AccountTx, product: Product, { planYears }: Order): Promise<void> {
  const closed = closedReason(product, await readEngagements(tx), dayOf(tx.now()))
  const isSold = product.orderable && product.planYears.includes(planYears)
  if (closed || !isSold) throw new Refusal('conflict', 'order_form_closed')
}

/** Its key may have become known as compromised, or too weak for the rules of today. */
export async function assertCsrStands(
  tx: AccountTx,
  debianWeakKeys: FingerprintList,
  product: Product,
  { id }: Order,
): Promise<void> {
  const { csrPem } = await getNewestCertificate(tx, id)
  if (csrPem === null || !product.certificateType) return
  const reading = readCsrText(csrPem)
  if (!reading.ok) throw new Refusal('conflict', 'csr_stands_no_more')
  const { csr } = reading
  const digests = { csrSha256: csr.derSha256, spkiSha256: csr.spkiSha256 }
  const { isCompromised, servesOtherPurpose } = await usedBefore(tx, digests, product.type)
  const findings = checkCsr(csr, csrPolicy(product.certificateType, tx.now()), {
    ...NOTHING_KNOWN,
    compromisedKeys: new Set(isCompromised ? [csr.spkiSha256] : []),
    keyServesOtherPurpose: servesOtherPurpose,
    debianWeakKeys,
  })
  if (findings.some(({ severity }) => severity === 'refused')) throw new Refusal('conflict', 'csr_stands_no_more')
}

/** Prices the order by the day of its approval. Where that is another price, the order has it from now on: true. */
export async function takeNewPrice(
  tx: AccountTx,
  { catalogue, extraSuffixes }: { readonly catalogue: () => Catalogue; readonly extraSuffixes: ExtraSuffixes },
  product: Product,
  order: Order,
): Promise<boolean> {
  const now = tx.now()
  const account = await getAccountTerms(tx)
  const priceList = priceListOn(catalogue(), dayOf(now))
  const engagements = await readEngagements(tx)
  const priced = priceAgain(order, product, { account, priceList, engagements, now, extraSuffixes })
  if (!priced) throw new Refusal('conflict', 'order_form_closed')
  if (costsTheSame(order, priced)) return false
  const { net: netAmount, tokens, lines } = priced
  await updateOrder(tx, order.id, { netAmount, tokens, priceListCode: priceList.code })
  await replaceOrderLines(tx, order.id, lines)
  await recordEvent(tx, order.id, 'price_changed')
  return true
}
