import { depositCredited } from '#domain/ledger/deposit-entries.ts'
import { tokensCredited } from '#domain/ledger/token-entries.ts'
import { buildInvoice } from '#domain/documents/build-invoice.ts'
import { tokenDescription } from '#domain/documents/line-description.ts'
import { priceLevelOf } from '#domain/contracts/contract.ts'
import { getProduct, priceListOn, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { invoiceIssued } from '#domain/ledger/invoice-entries.ts'
import { paymentReceived } from '#domain/ledger/payment-entries.ts'
import { priceTokens, type TokensToBuy } from '#domain/pricing/price-tokens.ts'
import { tokenUnit } from '#domain/pricing/tokens.ts'
import { dayOf } from '#domain/shared/time.ts'
import { newId } from '#platform/ids.ts'
import { inTransaction, type AccountScope, type AccountTx } from '#platform/scope.ts'
import { documentLanguage, type MailInvoice } from '#services/documents/mail-invoice.ts'
import { nextNumber, vatOf } from '#services/documents/issue-document.ts'
import { getAccountTerms, type AccountTerms } from '#stores/account-store.ts'
import { listContracts } from '#stores/contract-store.ts'
import { getDocument, insertDocument } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { insertPayment } from '#stores/payment-store.ts'
import type { ChargedLine } from '#domain/documents/totals.ts'

interface Deps {
  readonly catalogue: () => Catalogue
  readonly mailInvoice: MailInvoice
}

/** Sells tokens that were paid by transfer: invoice, payment and the tokens themselves, in one go. */
export const sellTokens =
  ({ catalogue, mailInvoice }: Deps) =>
  (scope: AccountScope, purchases: readonly TokensToBuy[], bankReference: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const account = await payerOf(tx)
      const today = dayOf(tx.now())
      const level = priceLevelOf(await listContracts(tx), today)
      const { lines } = priceTokens(purchases, priceListOn(catalogue(), today).prices, account.currency, level)
      const charged = lines.map((line) => ({
        description: tokenDescription(line, getProduct(catalogue(), line.product), account.language),
        quantity: line.quantity,
        unitNet: line.unitAmount,
      }))
      const documentId = await sellPaid(tx, mailInvoice, account, charged, 'tokens', bankReference)
      const tokens = purchases.map(({ product, item, quantity }) => ({ unit: tokenUnit(product, item), quantity }))
      await postEntry(tx, tokensCredited(documentId, { orderId: null, documentId, tokens }))
    })

/** Tops up a deposit by a transfer that came: its VAT is invoiced now, what is bought with it later has none. */
export const topUpDeposit =
  ({ mailInvoice }: Pick<Deps, 'mailInvoice'>) =>
  (scope: AccountScope, amount: bigint, bankReference: string): Promise<void> =>
    inTransaction(scope, async (tx) => {
      const account = await payerOf(tx)
      const description = account.language === 'fr' ? 'Crédit du compte de dépôt' : 'Credit of the deposit account'
      const documentId = await sellPaid(
        tx,
        mailInvoice,
        account,
        [{ description, quantity: 1, unitNet: amount }],
        'deposit',
        bankReference,
      )
      await postEntry(
        tx,
        depositCredited(documentId, { orderId: null, documentId, currency: account.currency, amount }),
      )
    })

/** The account, in the language of its invoices. */
async function payerOf(tx: AccountTx): Promise<AccountTerms> {
  const account = await getAccountTerms(tx)
  return { ...account, language: await documentLanguage(tx, account) }
}

async function sellPaid(
  tx: AccountTx,
  mailInvoice: MailInvoice,
  account: AccountTerms,
  lines: readonly ChargedLine[],
  soldAs: 'tokens' | 'deposit',
  bankReference: string,
): Promise<string> {
  const { number, sequence, issuedOn } = await nextNumber(tx, account, 'invoice')
  const { currency, language, buyer, office } = account
  const content = buildInvoice(
    {
      number,
      issuedOn,
      suppliedOn: issuedOn,
      language,
      currency,
      seller: office.seller,
      buyer,
      orderReference: null,
      purchaseOrder: null,
    },
    lines,
    vatOf(account, issuedOn),
    { term: 'upon_receipt', rhythm: 'single', paid: 'in_full' },
  )
  const id = newId(tx.now())
  await insertDocument(tx, office.id, { id, orderId: null, sequence, content })
  await postEntry(
    tx,
    invoiceIssued({ documentId: id, orderId: null, currency, net: content.net, vat: content.vatTotal, soldAs }),
  )
  const payment = {
    id: newId(tx.now()),
    documentId: id,
    orderId: null,
    means: 'transfer',
    amount: content.gross,
    currency,
  } as const
  await insertPayment(tx, { ...payment, receivedOn: issuedOn, bankReference, idempotencyKey: `top-up:${id}` })
  await postEntry(
    tx,
    paymentReceived(payment.id, 'bank', { orderId: null, documentId: id, currency, amount: content.gross }),
  )
  await mailInvoice(tx, await getDocument(tx, { id }))
  return id
}
