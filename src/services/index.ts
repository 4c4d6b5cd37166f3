import { getProduct } from '#domain/catalogue/catalogue.ts'
import type { Language } from '#domain/shared/language.ts'
import { readHelpPage } from '#platform/help-pages.ts'
import { listLateInvoices } from '#queries/late-invoices.ts'
import { accessServices, profileServices } from './access/index.ts'
import { issuePasswordLink } from './access/issue-password-link.ts'
import { asCertainOwner, asOwner, asProvenOwner } from './access/own-credentials.ts'
import { saveProfile } from './access/own-profile.ts'
import { replacePassword } from './access/replace-password.ts'
import { accountServices, preferenceServices } from './accounts/index.ts'
import { agreementServices } from './agreements/index.ts'
import { auditServices } from './audits/index.ts'
import { collectCertificate } from './certificates/collect-certificate.ts'
import { deliverCertificate } from './certificates/deliver-certificate.ts'
import { enterCertificate } from './certificates/enter-certificate.ts'
import { enterRefusal } from './certificates/enter-refusal.ts'
import { submitAgain } from './certificates/submit-again.ts'
import { submitCertificate } from './certificates/submit-certificate.ts'
import { contactServices } from './contacts/index.ts'
import { contractServices } from './contracts/index.ts'
import { customFieldServices } from './custom-fields/index.ts'
import { readDemoZone, saveDemoZone } from './demo/zone.ts'
import { declareDemonstration, resetDemonstrations } from './demonstration/demonstration.ts'
import { issueDocument } from './documents/issue-document.ts'
import { mailInvoice } from './documents/mail-invoice.ts'
import { printDocument } from './documents/print-document.ts'
import { isReady } from './health/is-ready.ts'
import { jobServices } from './jobs/index.ts'
import { readLog, walkLog } from './logs/read-log.ts'
import { deliverMail } from './mails/deliver-mail.ts'
import { deliverOperatorMail } from './mails/deliver-operator-mail.ts'
import { queueMail } from './mails/queue-mail.ts'
import { queueOperatorMail } from './mails/queue-operator-mail.ts'
import { mandateServices } from './mandates/index.ts'
import { printMandate } from './mandates/print-mandate.ts'
import { newsServices } from './news/index.ts'
import { orderLinkServices } from './order-links/index.ts'
import { askApproval } from './orders/ask-approval.ts'
import { assess } from './orders/assess.ts'
import { orderServices } from './orders/index.ts'
import { settleOrder } from './orders/settle-order.ts'
import { signQuote } from './orders/sign-quote.ts'
import { outsideServices } from './outside/index.ts'
import { paymentServices } from './payments/index.ts'
import { sandboxServices } from './payments/sandbox-charge.ts'
import { takePayment } from './payments/take-payment.ts'
import { personalDataServices } from './personal-data/index.ts'
import { registrationServices } from './registrations/index.ts'
import { secondFactorServices } from './second-factor/index.ts'
import type { ServiceDeps } from './service-deps.ts'
import { singleSignOnServices } from './single-sign-on/index.ts'
import { staffServices } from './staff/index.ts'
import { teamServices } from './team/index.ts'
import { assessTopUp } from './top-ups/assess-top-up.ts'
import { topUpServices } from './top-ups/index.ts'
import { issueTopUp } from './top-ups/issue-top-up.ts'
import { userCertificateServices } from './user-certificates/index.ts'
import { invite } from './user-certificates/invite.ts'
import { issueCertificateLink } from './user-certificates/issue-link.ts'
import { amongUsers } from './users/account-users.ts'
import { userServices } from './users/index.ts'
import { askAgain } from './validation/ask-again.ts'
import { beginValidations } from './validation/begin-validations.ts'
import { validationServices } from './validation/index.ts'

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
  const validationDeps = { ...deps, ...tell, challengeUrl, limiter: deps.limiters.checkNow }
  const ordering = {
    assess: assess(deps),
    beginValidations: beginValidations(validationDeps),
    askAgain: askAgain(validationDeps),
    askApproval: askApproval(tell),
    settle: settleOrder({ ...tell, issueDocument: issue }),
  }
  const take = takePayment(tell)
  const deliver = deliverCertificate({ ...deps, ...tell, downloadUrl })
  const signInDeps = { ...deps, limiter: deps.limiters.signIn }
  const issueLink = issuePasswordLink({ ...deps, ...tell })
  const certificateLink = issueCertificateLink({ ...deps, ...tell })
  const links = {
    issuePasswordLink: issueLink,
    issueCertificateLink: certificateLink,
    invite: invite({ issuePasswordLink: issueLink, issueCertificateLink: certificateLink }),
  }
  const replace = replacePassword({ ...deps, ...tell })
  const own = {
    ...deps,
    ...tell,
    asOwner: asOwner(deps),
    asProvenOwner: asProvenOwner(deps),
    asCertainOwner: asCertainOwner(deps),
    replacePassword: replace,
  }
  const enterIssued = enterCertificate({ deliver })
  const sign = signQuote({ issueDocument: issue })
  const topUps = {
    assessTopUp: assessTopUp(deps),
    issueTopUp: issueTopUp({ ...deps, mailInvoice: mailing }),
  }
  const payments = paymentServices({ ...deps, ...tell, ...topUps, takePayment: take })
  const among = amongUsers(deps)

  return {
    access: accessServices({ ...signInDeps, ...links, replacePassword: replace }),
    profile: profileServices(own),
    personalData: personalDataServices({
      ...deps,
      ...tell,
      queueOperatorMail: toStranger,
      saveProfile: saveProfile(own),
    }),
    secondFactor: secondFactorServices({
      ...signInDeps,
      ...tell,
      questionLimiter: deps.limiters.passkeyQuestions,
      queueOperatorMail: toStranger,
    }),
    singleSignOn: singleSignOnServices({
      ...deps,
      provider: deps.identityProvider,
      limiter: deps.limiters.singleSignOn,
    }),
    accounts: accountServices({ ...deps, ...tell, ...links, queueOperatorMail: toStranger }),
    team: teamServices({ ...deps, queueOperatorMail: toStranger }),
    preferences: preferenceServices({ among }),
    mandates: mandateServices({ ...deps, ...tell, print: printPaper }),
    userCertificates: userCertificateServices({ ...own, ...links, among }),
    users: userServices({ ...deps, ...tell, ...links, among }),
    contacts: contactServices,
    customFields: customFieldServices,
    demonstration: { declare: declareDemonstration, reset: resetDemonstrations },
    catalogue: {
      all: deps.catalogue,
      productName: (code: string, language: Language) => getProduct(deps.catalogue(), code).name[language],
    },
    orders: {
      ...orderServices({ ...deps, ...tell, ...ordering, mailInvoice: mailing }),
      signQuote: sign,
    },
    orderLinks: orderLinkServices({ ...deps, ...tell, ...ordering, limiter: deps.limiters.orderLinks }),
    contracts: contractServices({ ...deps, ...tell }),
    agreements: agreementServices,
    news: newsServices,
    outside: outsideServices,
    audits: auditServices({ ...deps, ...tell, mailInvoice: mailing }),
    validation: validationServices({ ...validationDeps, ...ordering }),
    certificates: {
      submit: submitCertificate(deps),
      collect: collectCertificate({ ...deps, deliver }),
      enter: enterIssued,
      enterRefusal: enterRefusal(deps),
      submitAgain: submitAgain(),
    },
    payments,
    topUps: topUpServices({ ...topUps, mailInvoice: mailing }),
    documentation: { read: readHelpPage },
    documents: { print, late: listLateInvoices },
    pki: deps.pki,
    sandbox: sandboxServices(deps),
    logs: { read: readLog, walk: walkLog },
    jobs: jobServices,
    health: { isReady: isReady([deps.portal, deps.operator]) },
    demo: { readZone: readDemoZone, saveZone: saveDemoZone(deps) },
    mails: {
      deliver: deliverMail({ ...deps, print, printMandate: printPaper }),
      deliverToStranger: deliverOperatorMail(deps),
    },
    registrations: registrationServices({
      ...deps,
      queueOperatorMail: toStranger,
      ...links,
      limiter: deps.limiters.signUp,
    }),
    staff: staffServices({
      ...deps,
      print,
      enterPayment: payments.enter,
      giveBackExcess: payments.giveBackExcess,
      enterCertificate: enterIssued,
      signQuote: sign,
    }),
  }
}

export type Services = ReturnType<typeof createServices>
