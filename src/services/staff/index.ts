import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import type { RoleConnection } from '#platform/database.ts'
import { findNetworkedAccountAcrossAccounts, listNetworkedAccountsAcrossAccounts } from '#queries/account-networks.ts'
import { listAccountsAcrossAccounts } from '#queries/accounts-overview.ts'
import { listAgreementsAcrossAccounts } from '#queries/agreements-overview.ts'
import { listContractAccountsAcrossAccounts, listContractsAcrossAccounts } from '#queries/contracts-overview.ts'
import { listMailsAcrossAccounts } from '#queries/mailbox.ts'
import {
  findInvoiceAcrossAccounts,
  findOpenQuoteAcrossAccounts,
  listCardExcessesAcrossAccounts,
  listOpenInvoicesAcrossAccounts,
  listOpenQuotesAcrossAccounts,
  listPaymentsOfInvoiceAcrossAccounts,
} from '#queries/open-invoices.ts'
import { countWorkAcrossAccounts, listQueueAcrossAccounts } from '#queries/staff-queue.ts'
import { readAgreementVersions } from '#services/agreements/publish-agreement.ts'
import type { PrintDocument } from '#services/documents/print-document.ts'
import { actOnOrder } from './acting-for.ts'
import { enterPaymentAcrossAccounts, type EnterPaymentDeps } from './enter-payment.ts'
import { fetchSentDocument } from './fetch-sent-document.ts'
import { giveBackExcessAcrossAccounts, type GiveBackExcessDeps } from './give-back-excess.ts'
import { pasteCertificate, type PasteCertificateDeps } from './paste-certificate.ts'
import { readCase } from './read-case.ts'
import { readContractAcrossAccounts } from './read-contract.ts'
import { printAttachment, readMail } from './read-mail.ts'
import { resendMail } from './resend-mail.ts'
import { signQuoteAcrossAccounts, type SignQuoteDeps } from './sign-quote.ts'

export interface StaffDeps extends EnterPaymentDeps, GiveBackExcessDeps, PasteCertificateDeps, SignQuoteDeps {
  readonly catalogue: () => Catalogue
  readonly portal: RoleConnection
  readonly print: PrintDocument
}

/** What the operator's staff look at and do, across all accounts. */
export function staffServices(deps: StaffDeps) {
  return {
    countWork: countWorkAcrossAccounts,
    queue: listQueueAcrossAccounts,
    readCase: readCase(deps),
    fetchSentDocument: fetchSentDocument(deps),
    actOnOrder: actOnOrder(deps),
    pasteCertificate: pasteCertificate(deps),
    openInvoices: listOpenInvoicesAcrossAccounts,
    findInvoice: findInvoiceAcrossAccounts,
    paymentsOf: listPaymentsOfInvoiceAcrossAccounts,
    enterPayment: enterPaymentAcrossAccounts(deps),
    cardExcesses: listCardExcessesAcrossAccounts,
    giveBackExcess: giveBackExcessAcrossAccounts(deps),
    openQuotes: listOpenQuotesAcrossAccounts,
    findOpenQuote: findOpenQuoteAcrossAccounts,
    signQuote: signQuoteAcrossAccounts(deps),
    accounts: listAccountsAcrossAccounts,
    networkedAccounts: listNetworkedAccountsAcrossAccounts,
    networkedAccount: findNetworkedAccountAcrossAccounts,
    contracts: listContractsAcrossAccounts,
    contractAccounts: listContractAccountsAcrossAccounts,
    readContract: readContractAcrossAccounts(deps),
    agreements: listAgreementsAcrossAccounts,
    agreementVersions: readAgreementVersions,
    mails: listMailsAcrossAccounts,
    readMail,
    resendMail: resendMail(deps),
    printAttachment: printAttachment(deps),
  }
}
