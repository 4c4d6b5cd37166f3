import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { getOrderableProduct, priceListOn } from '#domain/catalogue/catalogue.ts'
import type { FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'
import type { OrderContext } from '#domain/orders/assess-order.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import type { CsrReading } from '#domain/csr/read-csr-text.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { AccountTx } from '#platform/scope.ts'
import { getAccountTerms, type AccountTerms } from '#stores/account-store.ts'
import { listBillingEntities } from '#stores/billing-entity-store.ts'
import { usedBefore } from '#stores/certificate-store.ts'
import { listKnownContacts } from '#stores/contact-store.ts'
import { listFieldsInUse } from '#stores/custom-field-store.ts'
import { depositBalance, tokenBalances } from '#stores/ledger-store.ts'
import { listOrganizations } from '#stores/organization-store.ts'
import { readEngagements } from './read-engagements.ts'

export interface OrderContextDeps {
  readonly catalogue: () => Catalogue
  readonly extraSuffixes: ExtraSuffixes
  readonly debianWeakKeys: FingerprintList
}

/** What an order form is assessed against: the account, what it knows and owns, and today's catalogue. */
export async function loadOrderContext(
  tx: AccountTx,
  { catalogue, extraSuffixes, debianWeakKeys }: OrderContextDeps,
  input: Pick<OrderInput, 'productCode'>,
  csr: CsrReading | null,
): Promise<OrderContext & { readonly account: AccountTerms }> {
  const now = tx.now()
  const all = catalogue()
  const priceList = priceListOn(all, dayOf(now))
  const unused = { sameCsr: false, sameKey: false, servesOtherPurpose: false, isCompromised: false }
  const account = await getAccountTerms(tx)
  const product = getOrderableProduct(all, input.productCode)
  return {
    product,
    products: all.products,
    priceList,
    account,
    organizations: await listOrganizations(tx),
    contacts: await listKnownContacts(tx),
    billingEntities: await listBillingEntities(tx),
    csrUse: csr?.ok
      ? await usedBefore(tx, { csrSha256: csr.csr.derSha256, spkiSha256: csr.csr.spkiSha256 }, product.type)
      : unused,
    tokens: await tokenBalances(tx),
    deposit: await depositBalance(tx, account.currency),
    engagements: await readEngagements(tx),
    customFields: await listFieldsInUse(tx),
    extraSuffixes,
    debianWeakKeys,
    now,
  }
}
