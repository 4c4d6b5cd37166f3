import type { SignInRequest } from '#domain/access/sign-in.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { readHelpPage } from '#platform/help-pages.ts'
import { getProduct } from '#domain/catalogue/catalogue.ts'
import type { Language } from '#domain/shared/language.ts'
import { readAccountSheet } from '#queries/account-sheet.ts'
import { readHomeOverview } from '#queries/home-overview.ts'
import { listLateInvoices } from '#queries/late-invoices.ts'
import { searchOrders } from '#queries/order-search.ts'
import { listOrders } from '#queries/orders-list.ts'
import { createApiUser, readApiUser, readApiUsers, revokeApiUser } from './access/api-users.ts'
import { authenticateApi } from './access/authenticate-api.ts'
import { chooseListAppearance, chooseStaffAppearance, chooseUserAppearance } from './access/choose-appearance.ts'
import { forgetEnded } from './access/forget-ended.ts'
import { askPasswordLink, sendPasswordLink } from './access/forgotten-password.ts'
import { issuePasswordLink } from './access/issue-password-link.ts'
import { logFailedSignIn, logFailedStaffSignIn } from './access/note-sign-in.ts'
import { readPasswordLink, setPasswordByLink } from './access/password-link.ts'
import { recordDenied } from './access/record-denied.ts'
import { replacePassword } from './access/replace-password.ts'
import { askEmailChange, confirmEmailChange, readEmailChange } from './access/change-email.ts'
import { asCertainOwner, asOwner, asProvenOwner } from './access/own-credentials.ts'
import { changeLogin, changePassword, readProfile, saveProfile } from './access/own-profile.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from './access/own-sessions.ts'
import { signInStaff, signInUser } from './access/sign-in.ts'
import { clearNetworks, endSessionFromOutside, readSignInNetworks, saveNetworks } from './access/sign-in-networks.ts'
import { signOut } from './access/sign-out.ts'
import { beginView, endOwnView } from './access/view-account.ts'
import { changeLinkMakers, readLinkMakers } from './accounts/change-link-makers.ts'
import { changeOption, readOptionObstacles } from './accounts/change-option.ts'
import { changeAccountState } from './accounts/change-state.ts'
import { changeSuperUser } from './accounts/change-super-user.ts'
import { correctSuperUserEmail } from './accounts/correct-super-user-email.ts'
import { chooseSignInRule } from './accounts/choose-sign-in-rule.ts'
import { readAccount } from './accounts/read-account.ts'
import { getAccountFile, readAccountFile, readUserOfAccount } from './accounts/read-account-file.ts'
import { unlockUserOfAccount } from './accounts/unlock-user.ts'
import { changeAccounting, readAccounting } from './accounts/change-accounting.ts'
import { changeAddress } from './accounts/change-address.ts'
import { changeApprovalRule, readApprovalRule } from './accounts/change-approval-rule.ts'
import { changeContactPoints, readContactPoints } from './accounts/change-contact-points.ts'
import {
  addBillingEntity,
  changeBillingEntity,
  openBillingEntity,
  retireBillingEntity,
} from './accounts/write-billing-entity.ts'
import { contactServices } from './contacts/index.ts'
import { customFieldServices } from './custom-fields/index.ts'
import { mandateServices } from './mandates/index.ts'
import { userServices } from './users/index.ts'
import { agreementServices } from './agreements/index.ts'
import { furnish, hireStaff, openAccount } from './accounts/open-account.ts'
import { refuseOrder } from './audits/refuse-order.ts'
import { requestDocuments } from './audits/request-documents.ts'
import { completeAudit, resumeOrder, suspendOrder, tickItems } from './audits/work-audit.ts'
import { collectCertificate } from './certificates/collect-certificate.ts'
import { deliverCertificate } from './certificates/deliver-certificate.ts'
import { enterCertificate } from './certificates/enter-certificate.ts'
import { submitCertificate } from './certificates/submit-certificate.ts'
import { announceContractEnds } from './contracts/announce-ends.ts'
import { endContract } from './contracts/end-contract.ts'
import { makeContract } from './contracts/make-contract.ts'
import { readContracts } from './contracts/read-contracts.ts'
import { declareDemonstration, resetDemonstrations } from './demonstration/demonstration.ts'
import { readDemoZone, saveDemoZone } from './demo/zone.ts'
import { issueDocument } from './documents/issue-document.ts'
import { mailInvoice } from './documents/mail-invoice.ts'
import { printDocument } from './documents/print-document.ts'
import { isReady } from './health/is-ready.ts'
import { readLog, walkLog } from './logs/read-log.ts'
import { deliverMail } from './mails/deliver-mail.ts'
import { deliverOperatorMail } from './mails/deliver-operator-mail.ts'
import { queueMail } from './mails/queue-mail.ts'
import { queueOperatorMail } from './mails/queue-operator-mail.ts'
import { printMandate } from './mandates/print-mandate.ts'
import { newsServices } from './news/index.ts'
import { orderLinkServices } from './order-links/index.ts'
import { advanceOrder } from './orders/advance-order.ts'
import { askApproval, decideApproval } from './orders/ask-approval.ts'
import { assess } from './orders/assess.ts'
import { cancelOrder } from './orders/cancel-order.ts'
import { keepDraft, openDraft } from './orders/drafts.ts'
import { findHolder } from './orders/find-holder.ts'
import { walkOrders } from './orders/list-orders.ts'
import { giveCsr } from './orders/give-csr.ts'
import { openOrderForm } from './orders/open-order-form.ts'
import { placeOrder } from './orders/place-order.ts'
import { readConfirmation } from './orders/read-confirmation.ts'
import { readOrder } from './orders/read-order.ts'
import { settleOrder } from './orders/settle-order.ts'
import { showProducts } from './orders/show-products.ts'
import { signQuote } from './orders/sign-quote.ts'
import { outsideServices } from './outside/index.ts'
import { sellTokens, topUpDeposit } from './payments/credit-balance.ts'
import { enterPayment } from './payments/enter-payment.ts'
import { receiveCardEvent, settleCardEvent } from './payments/settle-card-event.ts'
import { startCheckout } from './payments/start-checkout.ts'
import { takePayment } from './payments/take-payment.ts'
import { registrationServices } from './registrations/index.ts'
import { personalDataServices } from './personal-data/index.ts'
import type { ServiceDeps } from './service-deps.ts'
import { secondFactorServices } from './second-factor/index.ts'
import { singleSignOnServices } from './single-sign-on/index.ts'
import { staffServices } from './staff/index.ts'
import { teamServices } from './team/index.ts'
import { userCertificateServices } from './user-certificates/index.ts'
import { invite } from './user-certificates/invite.ts'
import { issueCertificateLink } from './user-certificates/issue-link.ts'
import { amongUsers } from './users/account-users.ts'
import { askAgain } from './validation/ask-again.ts'
import { beginValidations } from './validation/begin-validations.ts'
import { changeMethods } from './validation/change-methods.ts'
import { checkCaa } from './validation/check-caa.ts'
import { checkDomain, checkNow } from './validation/check-domain.ts'
import { approveMailedChallenge, readMailedChallenge, resendMails } from './validation/mailed-challenge.ts'

/** The table of contents of what the portal can do. The composition root calls it once. */
export function createServices(deps: ServiceDeps) {
  const statusUrl = (reference: string) => `${deps.publicUrl}/orders/${reference}`
  const challengeUrl = (token: string) => `${deps.publicUrl}/domain-control/${token}`
  const downloadUrl = (reference: string, serial: string) => `${statusUrl(reference)}/certificates/${serial}`

  const tell = { queueMail: queueMail(deps), statusUrl }
  const toStranger = queueOperatorMail(deps)
  const mailing = mailInvoice({ ...deps, ...tell })
  const issue = issueDocument({ ...deps, mailInvoice: mailing })
  const print = printDocument(deps)
  const printPaper = printMandate(deps)
  const assessed = assess(deps)
  const settle = settleOrder({ ...tell, issueDocument: issue })
  const validationDeps = { ...deps, ...tell, challengeUrl, limiter: deps.limiters.checkNow }
  const again = askAgain(validationDeps)
  const begin = beginValidations(validationDeps)
  const approval = askApproval(tell)
  const caa = checkCaa(deps)
  const take = takePayment(tell)
  const deliver = deliverCertificate({ ...deps, ...tell, downloadUrl })
  const cardDeps = { ...tell, provider: deps.provider, portal: deps.portal, takePayment: take }
  const signInDeps = { ...deps, limiter: deps.limiters.signIn }
  const issueLink = issuePasswordLink({ ...deps, ...tell })
  const replace = replacePassword({ ...deps, ...tell })
  const own = {
    ...deps,
    ...tell,
    asOwner: asOwner(deps),
    asProvenOwner: asProvenOwner(deps),
    asCertainOwner: asCertainOwner(deps),
    replacePassword: replace,
  }
  const enterMoney = enterPayment({ takePayment: take })
  const enterIssued = enterCertificate({ deliver })
  const sign = signQuote({ issueDocument: issue })

  const among = amongUsers(deps)
  const certificateLink = issueCertificateLink({ ...deps, ...tell })
  const inviteNew = invite({ issuePasswordLink: issueLink, issueCertificateLink: certificateLink })
  const userDeps = { ...deps, among, invite: inviteNew }

  return {
    access: {
      signInUser: (scope: OperatorScope, request: SignInRequest) => signInUser(signInDeps)(scope, request),
      signInStaff: (scope: OperatorScope, request: SignInRequest) => signInStaff(signInDeps)(scope, request),
      signOut,
      chooseUserAppearance,
      chooseListAppearance,
      chooseStaffAppearance,
      recordDenied,
      readSignInNetworks,
      saveNetworks,
      clearNetworks,
      endSessionFromOutside,
      readApiUsers,
      readApiUser,
      createApiUser,
      revokeApiUser,
      authenticateApi: authenticateApi(deps.limiters.api),
      issuePasswordLink: issueLink,
      askPasswordLink: askPasswordLink(deps),
      sendPasswordLink: sendPasswordLink({ issuePasswordLink: issueLink }),
      logFailedSignIn,
      logFailedStaffSignIn,
      beginView,
      endOwnView,
      forgetEnded: forgetEnded(deps),
      readPasswordLink,
      setPasswordByLink: setPasswordByLink({ replacePassword: replace }),
    },
    profile: {
      read: readProfile(own),
      save: saveProfile(own),
      changeLogin: changeLogin(own),
      changePassword: changePassword(own),
      askEmailChange: askEmailChange(own),
      readEmailChange,
      confirmEmailChange: confirmEmailChange(own),
      listSessions: listOwnSessions(own),
      endSession: endOwnSession(own),
      endOtherSessions: endOtherSessions(own),
    },
    personalData: personalDataServices({
      ...deps,
      ...tell,
      queueOperatorMail: toStranger,
      saveProfile: saveProfile(own),
    }),
    secondFactor: secondFactorServices({ ...signInDeps, ...tell, queueOperatorMail: toStranger }),
    singleSignOn: singleSignOnServices({
      ...deps,
      provider: deps.identityProvider,
      limiter: deps.limiters.singleSignOn,
    }),
    accounts: {
      read: readAccount,
      furnish: furnish(),
      open: openAccount(deps),
      hireStaff: hireStaff(deps),
      readFile: readAccountFile(deps),
      getFile: getAccountFile,
      readUser: readUserOfAccount,
      unlockUser: unlockUserOfAccount,
      changeState: changeAccountState({ ...deps, ...tell }),
      optionObstacles: readOptionObstacles,
      changeOption: changeOption({ ...deps, ...tell }),
      changeSuperUser: changeSuperUser({ ...deps, ...tell, invite: inviteNew }),
      correctEmail: correctSuperUserEmail({ ...deps, ...tell }),
      chooseSignInRule: chooseSignInRule({ issueCertificateLink: certificateLink }),
    },
    team: teamServices({ ...deps, queueOperatorMail: toStranger }),
    preferences: {
      sheet: readAccountSheet,
      readApproval: readApprovalRule({ among }),
      changeApproval: changeApprovalRule({ among }),
      changeAddress,
      readLinkMakers,
      changeLinkMakers,
      readContactPoints,
      changeContactPoints,
      readAccounting,
      changeAccounting,
      openBillingEntity,
      addBillingEntity,
      changeBillingEntity,
      retireBillingEntity,
    },
    mandates: mandateServices({ ...deps, ...tell, print: printPaper }),
    userCertificates: userCertificateServices({
      ...own,
      among,
      invite: inviteNew,
      issueCertificateLink: certificateLink,
    }),
    users: userServices(userDeps),
    contacts: contactServices,
    customFields: customFieldServices,
    demonstration: { declare: declareDemonstration, reset: resetDemonstrations },
    catalogue: {
      all: deps.catalogue,
      productName: (code: string, language: Language) => getProduct(deps.catalogue(), code).name[language],
    },
    orders: {
      showProducts: showProducts(deps),
      openForm: openOrderForm({ ...deps, assess: assessed }),
      findHolder,
      assess: assessed,
      keepDraft: keepDraft({ assess: assessed }),
      openDraft: openDraft({ assess: assessed }),
      place: placeOrder({
        assess: assessed,
        beginValidations: begin,
        askApproval: approval,
        settle,
      }),
      read: readOrder,
      readConfirmation,
      list: listOrders,
      walk: walkOrders,
      search: searchOrders,
      overview: readHomeOverview,
      decideApproval: decideApproval({ ...deps, ...tell, settle, beginValidations: begin }),
      advance: advanceOrder({ ...deps, askAgain: again }),
      giveCsr: giveCsr({ ...deps, askAgain: again }),
      cancel: cancelOrder({ ...tell, mailInvoice: mailing }),
      signQuote: sign,
      suspend: suspendOrder(tell),
      resume: resumeOrder(),
    },
    orderLinks: orderLinkServices({
      ...deps,
      ...tell,
      assess: assessed,
      askApproval: approval,
      limiter: deps.limiters.orderLinks,
    }),
    contracts: {
      read: readContracts,
      make: makeContract(deps),
      end: endContract(deps),
      announceEnds: announceContractEnds({ ...deps, ...tell }),
    },
    agreements: agreementServices,
    news: newsServices,
    outside: outsideServices,
    audits: {
      tick: tickItems(),
      complete: completeAudit(),
      requestDocuments: requestDocuments(tell),
      refuse: refuseOrder({ ...tell, mailInvoice: mailing }),
    },
    validation: {
      checkCaa: caa,
      check: checkDomain(deps),
      checkNow: checkNow(validationDeps),
      changeMethods: changeMethods(validationDeps),
      resendMails: resendMails(validationDeps),
      readMailedChallenge,
      approveMailedChallenge: approveMailedChallenge(deps),
    },
    certificates: {
      submit: submitCertificate({ ...deps, checkCaa: caa }),
      collect: collectCertificate({ ...deps, deliver }),
      enter: enterIssued,
    },
    payments: {
      startCheckout: startCheckout({ ...deps, ...tell }),
      receiveCardEvent: receiveCardEvent(cardDeps),
      settleCardEvent: settleCardEvent(cardDeps),
      enter: enterMoney,
      sellTokens: sellTokens({ ...deps, mailInvoice: mailing }),
      topUpDeposit: topUpDeposit({ mailInvoice: mailing }),
    },
    documentation: { read: readHelpPage },
    documents: { print, late: listLateInvoices },
    pki: deps.pki,
    sandbox: deps.sandbox,
    logs: { read: readLog, walk: walkLog },
    health: { isReady: isReady([deps.portal, deps.operator]) },
    demo: { readZone: readDemoZone, saveZone: saveDemoZone(deps) },
    mails: {
      deliver: deliverMail({ ...deps, print, printMandate: printPaper }),
      deliverToStranger: deliverOperatorMail(deps),
    },
    registrations: registrationServices({
      ...deps,
      queueOperatorMail: toStranger,
      limiter: deps.limiters.signUp,
      invite: inviteNew,
    }),
    staff: staffServices({ ...deps, print, enterPayment: enterMoney, enterCertificate: enterIssued, signQuote: sign }),
  }
}

export type Services = ReturnType<typeof createServices>
