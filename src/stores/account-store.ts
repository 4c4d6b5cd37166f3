import type { InvoiceWay } from '#domain/accounts/accounting-preferences.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { Buyer, PostalAddress, Seller } from '#domain/documents/document.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** The account and the office that sells to it, as ordering and invoicing need them. */
export interface AccountTerms {
  readonly id: string
  readonly name: string
  readonly kind: 'company' | 'reseller'
  readonly purchaseOption: PurchaseOption
  readonly currency: Currency
  readonly language: Language
  readonly approvalMode: boolean
  readonly purchaseOrderRequired: boolean
  readonly deferredPaymentAllowed: boolean
  /** What order forms choose beforehand; null: what pays at once. */
  readonly defaultPaymentMeans: PaymentMeans | null
  readonly invoicesBy: InvoiceWay
  readonly buyer: Buyer
  readonly vatNumberValid: boolean
  readonly office: {
    readonly id: string
    readonly country: 'FR' | 'GB'
    readonly numberPrefix: string
    readonly seller: Seller
  }
}

export async function getAccountTerms({ trx, accountId }: AccountTx): Promise<AccountTerms> {
  const account = await trx('accounts')
    .where('accounts.id', accountId)
    .join('offices', 'offices.id', 'accounts.office_id')
    .first('accounts.*', trx.raw('to_jsonb(offices) as office'))
  if (!account) throw new Refusal('not_found', 'page_not_found')
  const { office } = account
  return {
    id: account.id,
    name: account.name,
    kind: account.kind,
    purchaseOption: account.purchase_option,
    currency: account.currency,
    language: account.language,
    approvalMode: account.approval_mode,
    purchaseOrderRequired: account.purchase_order_required,
    deferredPaymentAllowed: account.deferred_payment_allowed,
    defaultPaymentMeans: account.default_payment_means,
    invoicesBy: account.invoices_by,
    buyer: {
      name: account.name,
      registrationNumber: account.registration_number,
      vatNumber: account.vat_number,
      address: account.address as PostalAddress,
      contactName: null,
    },
    vatNumberValid: account.vat_number_valid,
    office: {
      id: office.id,
      country: office.country,
      numberPrefix: office.number_prefix,
      seller: {
        name: office.name,
        legalForm: office.legal_form,
        registration: office.registration,
        registrationNumber: office.registration_number,
        vatNumber: office.vat_number,
        address: office.address,
        email: office.email,
        phone: office.phone,
        bank: office.bank,
      },
    },
  }
}

/** People of the account to be told of something, by right; the super user has every right. */
export async function listUsersWithRight(
  tx: AccountTx,
  right: 'approval' | 'billing' | 'technical',
): Promise<{ readonly name: string; readonly email: string; readonly language: Language }[]> {
  return rowsOf(tx, 'users')
    .query()
    .whereNull('suspended_at')
    .whereRaw('(?? or is_super_user)', [right])
    .orderBy('name')
    .select('name', 'email', 'language')
}

export async function findUser(
  tx: AccountTx,
  id: string,
): Promise<{ readonly name: string; readonly email: string; readonly language: Language } | null> {
  return (await rowsOf(tx, 'users').query().where('id', id).first('name', 'email', 'language')) ?? null
}

/** The one who has every right; an account is never without. */
export async function findSuperUser(
  tx: AccountTx,
): Promise<{ readonly name: string; readonly email: string; readonly language: Language } | null> {
  return (await rowsOf(tx, 'users').query().where('is_super_user', true).first('name', 'email', 'language')) ?? null
}

export async function findAccountName({ trx, accountId }: AccountTx): Promise<string> {
  const account = await trx('accounts').where('id', accountId).first('name')
  if (!account) throw new Refusal('not_found', 'page_not_found')
  return account.name
}
