import { getProduct, priceListOn, type Catalogue } from '#domain/catalogue/catalogue.ts'
import { priceLevelOf } from '#domain/contracts/contract.ts'
import { buildInvoice } from '#domain/documents/build-invoice.ts'
import type { IssuedDocument } from '#domain/documents/issued-document.ts'
import { tokenDescription } from '#domain/documents/line-description.ts'
import type { ChargedLine } from '#domain/documents/totals.ts'
import { invoiceIssued } from '#domain/ledger/invoice-entries.ts'
import { priceTokens, type TokensToBuy } from '#domain/pricing/price-tokens.ts'
import { tokenUnit } from '#domain/pricing/tokens.ts'
import { dayOf } from '#domain/shared/time.ts'
import type { Credit, TopUpMeans } from '#domain/top-ups/top-up.ts'
import { newId } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import { nextNumber, vatOf } from '#services/documents/issue-document.ts'
import { documentLanguage, type InvoiceReader, type MailInvoice } from '#services/documents/mail-invoice.ts'
import { getAccountTerms, type AccountTerms } from '#stores/account-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { listContracts } from '#stores/contract-store.ts'
import { getDocument, insertDocument } from '#stores/document-store.ts'
import { postEntry } from '#stores/ledger-store.ts'
import { getTopUp, insertTopUp } from '#stores/top-up-store.ts'

export interface IssueTopUpDeps {
  readonly catalogue: () => Catalogue
  readonly mailInvoice: MailInvoice
}

export interface TopUpRequest {
  /** Names the request, so that it is made once however often it is sent. */
  readonly nonce: string
  readonly credit: Credit
  readonly means: TopUpMeans
  /** Who gets the invoice where the account has named nobody. */
  readonly requester: InvoiceReader | null
}

/** Writes a request with its invoice, owed from this moment on: the first one of this nonce, whoever asks again. */
export const issueTopUp =
  ({ catalogue, mailInvoice }: IssueTopUpDeps) =>
  async (tx: AccountTx, { nonce, credit, means, requester }: TopUpRequest): Promise<IssuedDocument> => {
    const terms = await getAccountTerms(tx)
    const account = { ...terms, language: await documentLanguage(tx, terms) }
    const documentId = newId(tx.now())
    const isNew = await insertTopUp(tx, nonce, {
      id: newId(tx.now()),
      documentId,
      tokens: 'tokens' in credit ? credit.tokens.map(tokenAmount) : [],
      deposit: 'deposit' in credit ? credit.deposit : null,
      means,
      requestedBy: tx.actor.name,
      requestedAt: tx.now(),
    })
    if (!isNew) return getDocument(tx, { id: (await getTopUp(tx, { nonce })).documentId })

    const lines =
      'tokens' in credit
        ? await tokenLines(tx, catalogue(), account, credit.tokens)
        : depositLine(account, credit.deposit)
    const invoice = await issueInvoice(tx, account, documentId, lines, 'tokens' in credit ? 'tokens' : 'deposit')
    await recordLog(tx, { action: 'top_up.requested', subject: invoice.number })
    await mailInvoice(tx, invoice, requester)
    return invoice
  }

export type IssueTopUp = ReturnType<typeof issueTopUp>

const tokenAmount = ({ product, item, quantity }: TokensToBuy) => ({ unit: tokenUnit(product, item), quantity })

async function tokenLines(
  tx: AccountTx,
  catalogue: Catalogue,
  { currency, language }: AccountTerms,
  purchase: readonly TokensToBuy[],
): Promise<readonly ChargedLine[]> {
  const today = dayOf(tx.now())
  const level = priceLevelOf(await listContracts(tx), today)
  const { lines } = priceTokens(purchase, priceListOn(catalogue, today).prices, currency, level)
  return lines.map((line) => ({
    description: tokenDescription(line, getProduct(catalogue, line.product), language),
    quantity: line.quantity,
    unitNet: line.unitAmount,
  }))
}

function depositLine({ language }: AccountTerms, amount: bigint): readonly ChargedLine[] {
  const description = language === 'fr' ? 'Crédit du compte de dépôt' : 'Credit of the deposit account'
  return [{ description, quantity: 1, unitNet: amount }]
}

async function issueInvoice(
  tx: AccountTx,
  account: AccountTerms,
  id: string,
  lines: readonly ChargedLine[],
  soldAs: 'tokens' | 'deposit',
): Promise<IssuedDocument> {
  const { currency, language, buyer, office } = account
  const { number, sequence, issuedOn } = await nextNumber(tx, account, 'invoice')
  const heading = {
    number,
    issuedOn,
    suppliedOn: issuedOn,
    language,
    currency,
    seller: office.seller,
    buyer,
    orderReference: null,
    purchaseOrder: null,
  }
  const terms = { term: 'upon_receipt', rhythm: 'single', paid: 0n } as const
  const content = buildInvoice(heading, lines, vatOf(account, issuedOn), terms)
  await insertDocument(tx, office.id, { id, orderId: null, sequence, content })
  const { net, vatTotal: vat } = content
  await postEntry(tx, invoiceIssued({ documentId: id, orderId: null, currency, net, vat, soldAs }))
  return getDocument(tx, { id })
}
