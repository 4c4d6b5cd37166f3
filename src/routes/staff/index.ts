import type { CookieSettings } from '#http/cookies.ts'
import type { Section, StaffRoute } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { accountActRoutes } from './account-acts.ts'
import { accountFileRoutes } from './account.ts'
import { accountRoutes } from './accounts.ts'
import { caseActRoutes } from './case-acts.ts'
import { caseRoutes } from './cases.ts'
import { blockedUserRoutes } from './blocked-users.ts'
import { staffAgreementRoutes } from './agreements.ts'
import { staffContractRoutes } from './contracts.ts'
import { jobRoutes } from './jobs.ts'
import { staffLogRoutes } from './log.ts'
import { staffMandateRoutes } from './mandates.ts'
import { outsideOrderRoutes } from './outside-orders.ts'
import { newsRoutes } from './news.ts'
import { mailboxRoutes } from './mailbox.ts'
import { staffNetworkRoutes } from './networks.ts'
import { overviewRoutes } from './overview.ts'
import { paymentRoutes } from './payments.ts'
import { secondFactorRoutes } from './second-factors.ts'
import { staffSessionRoutes } from './sessions.ts'
import { staffMemberRoutes } from './staff-members.ts'
import { superUserEmailRoutes } from './super-user-email.ts'
import { superUserLinkRoutes } from './super-user-link.ts'
import { superUserRoutes } from './super-user.ts'
import { quoteRoutes } from './quotes.ts'
import { registrationActRoutes } from './registration-acts.ts'
import { registrationRoutes } from './registrations.ts'

/** The operator's back office. */
export function staffSection(services: Services, cookies: CookieSettings): Section {
  const overview = overviewRoutes(services)
  const cases = caseRoutes(services)
  const acts = caseActRoutes(services)
  const payments = paymentRoutes(services)
  const quotes = quoteRoutes(services)
  const mandates = staffMandateRoutes(services)
  const accounts = accountRoutes(services)
  const contracts = staffContractRoutes(services)
  const agreements = staffAgreementRoutes(services)
  const outside = outsideOrderRoutes(services)
  const news = newsRoutes(services)
  const mailbox = mailboxRoutes(services)
  const registrations = registrationRoutes(services)
  const decisions = registrationActRoutes(services)
  const secondFactors = secondFactorRoutes(services)
  const blocked = blockedUserRoutes(services)
  const aBlockedUser = '/blocked-users/:blockedUserId'
  const factors = '/accounts/second-factors'
  const aCase = '/cases/:reference'
  const aRegistration = '/registrations/:registrationId'
  const aMandate = '/mandates/:mandateId'
  const aMail = '/mailbox/:mailId'
  const anOutside = '/outside-orders/:outsideId'
  const aNews = '/news/:newsId'
  return {
    audience: 'staff',
    base: '/staff',
    routes: [
      { method: 'get', path: '', permission: 'staff:home', handler: overview.show },
      { method: 'get', path: '/cases', permission: 'cases:work', handler: cases.list },
      { method: 'get', path: aCase, permission: 'cases:work', handler: cases.show },
      { method: 'get', path: `${aCase}/documents/:documentId`, permission: 'cases:work', handler: cases.document },
      { method: 'post', path: `${aCase}/ticks`, permission: 'cases:work', handler: acts.tick },
      { method: 'post', path: `${aCase}/completion`, permission: 'cases:work', handler: acts.complete },
      { method: 'post', path: `${aCase}/document-requests`, permission: 'cases:work', handler: acts.askForDocuments },
      { method: 'post', path: `${aCase}/suspension`, permission: 'cases:work', handler: acts.suspend },
      { method: 'post', path: `${aCase}/resumption`, permission: 'cases:work', handler: acts.resume },
      { method: 'post', path: `${aCase}/holder-corrections`, permission: 'cases:work', handler: acts.correctHolder },
      { method: 'post', path: `${aCase}/submissions`, permission: 'cases:work', handler: acts.submitAgain },
      { method: 'post', path: `${aCase}/refusal`, permission: 'cases:work', handler: acts.refuse },
      {
        method: 'post',
        path: `${aCase}/certificates`,
        permission: 'certificates:enter',
        handler: acts.enterCertificate,
      },
      { method: 'post', path: `${aCase}/ca-refusals`, permission: 'certificates:enter', handler: acts.enterRefusal },
      { method: 'get', path: '/payments', permission: 'payments:enter', handler: payments.list },
      { method: 'get', path: '/payments/new', permission: 'payments:enter', handler: payments.form },
      { method: 'post', path: '/payments', permission: 'payments:enter', handler: payments.enter },
      { method: 'get', path: '/payments/:number', permission: 'payments:enter', handler: payments.invoice },
      { method: 'post', path: '/payments/:number/returns', permission: 'payments:enter', handler: payments.giveBack },
      { method: 'get', path: '/quotes/:number', permission: 'payments:enter', handler: quotes.show },
      { method: 'post', path: '/quotes/:number/signature', permission: 'payments:enter', handler: quotes.sign },
      { method: 'get', path: '/mandates', permission: 'mandates:decide', handler: mandates.list },
      { method: 'get', path: aMandate, permission: 'mandates:decide', handler: mandates.show },
      { method: 'get', path: `${aMandate}/copy`, permission: 'mandates:decide', handler: mandates.copy },
      { method: 'post', path: `${aMandate}/acceptance`, permission: 'mandates:decide', handler: mandates.accept },
      { method: 'post', path: `${aMandate}/refusal`, permission: 'mandates:decide', handler: mandates.refuse },
      { method: 'get', path: '/accounts', permission: 'accounts:read', handler: accounts.list },
      { method: 'get', path: factors, permission: 'second_factors:reset', handler: secondFactors.list },
      { method: 'get', path: `${factors}/:factorId`, permission: 'second_factors:reset', handler: secondFactors.show },
      {
        method: 'post',
        path: `${factors}/:factorId/reset`,
        permission: 'second_factors:reset',
        handler: secondFactors.reset,
      },
      ...staffNetworkRoutes(services),
      ...accountTable(services, cookies),
      ...teamTable(services, cookies),
      { method: 'get', path: '/registrations', permission: 'registrations:work', handler: registrations.list },
      { method: 'get', path: aRegistration, permission: 'registrations:work', handler: registrations.show },
      { method: 'get', path: `${aRegistration}/edit`, permission: 'registrations:work', handler: registrations.form },
      { method: 'post', path: `${aRegistration}/edits`, permission: 'registrations:work', handler: registrations.edit },
      {
        method: 'post',
        path: `${aRegistration}/correction-requests`,
        permission: 'registrations:work',
        handler: decisions.askCorrection,
      },
      {
        method: 'post',
        path: `${aRegistration}/acceptance`,
        permission: 'registrations:work',
        handler: decisions.accept,
      },
      { method: 'post', path: `${aRegistration}/refusal`, permission: 'registrations:work', handler: decisions.refuse },
      { method: 'get', path: '/contracts', permission: 'contracts:manage', handler: contracts.list },
      { method: 'get', path: '/contracts/new', permission: 'contracts:manage', handler: contracts.form },
      { method: 'post', path: '/contracts', permission: 'contracts:manage', handler: contracts.make },
      { method: 'get', path: '/contracts/:contract', permission: 'contracts:manage', handler: contracts.show },
      { method: 'post', path: '/contracts/:contract/endings', permission: 'contracts:manage', handler: contracts.end },
      { method: 'get', path: '/data-processing', permission: 'agreements:publish', handler: agreements.list },
      { method: 'get', path: '/data-processing/:supplier', permission: 'agreements:publish', handler: agreements.show },
      {
        method: 'post',
        path: '/data-processing/:supplier/versions',
        permission: 'agreements:publish',
        handler: agreements.publish,
      },
      { method: 'get', path: '/blocked-users', permission: 'users:reopen', handler: blocked.list },
      { method: 'get', path: aBlockedUser, permission: 'users:reopen', handler: blocked.show },
      { method: 'post', path: `${aBlockedUser}/reopening`, permission: 'users:reopen', handler: blocked.reopen },
      { method: 'get', path: '/outside-orders', permission: 'outside_orders:keep', handler: outside.list },
      { method: 'post', path: '/outside-orders', permission: 'outside_orders:keep', handler: outside.enter },
      { method: 'get', path: '/outside-orders/new', permission: 'outside_orders:keep', handler: outside.form },
      { method: 'get', path: anOutside, permission: 'outside_orders:keep', handler: outside.show },
      {
        method: 'post',
        path: `${anOutside}/attachment`,
        permission: 'outside_orders:keep',
        handler: outside.attach,
      },
      { method: 'get', path: '/news', permission: 'news:write', handler: news.list },
      { method: 'post', path: '/news', permission: 'news:write', handler: news.publish },
      { method: 'get', path: '/news/new', permission: 'news:write', handler: news.form },
      { method: 'post', path: '/news/previews', permission: 'news:write', handler: news.preview },
      { method: 'get', path: aNews, permission: 'news:write', handler: news.open },
      { method: 'post', path: `${aNews}/changes`, permission: 'news:write', handler: news.change },
      { method: 'post', path: `${aNews}/withdrawal`, permission: 'news:write', handler: news.withdraw },
      { method: 'get', path: '/mailbox', permission: 'mailbox:read', handler: mailbox.list },
      { method: 'get', path: aMail, permission: 'mailbox:read', handler: mailbox.show },
      { method: 'post', path: `${aMail}/sending`, permission: 'mailbox:send', handler: mailbox.resend },
      { method: 'get', path: `${aMail}/html`, permission: 'mailbox:read', handler: mailbox.html },
      {
        method: 'get',
        path: `${aMail}/attachments/:documentId`,
        permission: 'mailbox:read',
        handler: mailbox.attachment,
      },
      ...jobRoutes(services),
    ],
  }
}

/** An act with a page that asks first. */
const asked = (
  path: string,
  permission: StaffRoute['permission'],
  ask: StaffRoute['handler'],
  work: StaffRoute['handler'],
): readonly StaffRoute[] => [
  { method: 'get', path, permission, handler: ask },
  { method: 'post', path, permission, handler: work },
]

/** One account, and what is done to it; each act has a page that asks first. */
function accountTable(services: Services, cookies: CookieSettings): readonly StaffRoute[] {
  const file = accountFileRoutes(services, cookies)
  const acts = accountActRoutes(services)
  const superUser = superUserRoutes(services)
  const email = superUserEmailRoutes(services)
  const link = superUserLinkRoutes(services)
  const one = '/accounts/:slug'
  const unlocking = `${one}/users/:userId/unlocking`
  return [
    { method: 'get', path: one, permission: 'accounts:read', handler: file.show },
    { method: 'get', path: `${one}/views/new`, permission: 'accounts:view', handler: file.viewForm },
    { method: 'post', path: `${one}/views`, permission: 'accounts:view', handler: file.beginView },
    { method: 'post', path: '/view/ending', permission: 'staff:home', handler: file.endView },
    ...asked(`${one}/suspension`, 'accounts:suspend', acts.askState('suspend'), acts.changeState('suspend')),
    ...asked(`${one}/reopening`, 'accounts:suspend', acts.askState('reopen'), acts.changeState('reopen')),
    ...asked(`${one}/closure`, 'accounts:close', acts.askState('close'), acts.changeState('close')),
    ...asked(`${one}/option`, 'options:change', acts.optionForm, acts.changeOption),
    ...asked(`${one}/super-user`, 'super_users:change', superUser.form, superUser.change),
    ...asked(`${one}/super-user/email`, 'super_users:change', email.form, email.correct),
    ...asked(`${one}/super-user/link`, 'super_users:change', link.form, link.send),
    ...asked(unlocking, 'users:unlock', acts.unlockForm, acts.unlock),
  ]
}

/** The operator's own people, their sessions, and their log. */
function teamTable(services: Services, cookies: CookieSettings): readonly StaffRoute[] {
  const members = staffMemberRoutes(services)
  const sessions = staffSessionRoutes(services, cookies)
  const log = staffLogRoutes(services)
  const one = '/staff/:staffId'
  return [
    { method: 'get', path: '/staff', permission: 'staff:manage', handler: members.list },
    { method: 'get', path: '/staff/new', permission: 'staff:manage', handler: members.blank },
    { method: 'post', path: '/staff', permission: 'staff:manage', handler: members.add },
    { method: 'get', path: one, permission: 'staff:manage', handler: members.form },
    { method: 'post', path: one, permission: 'staff:manage', handler: members.save },
    ...asked(`${one}/suspension`, 'staff:manage', members.ask('suspend'), members.work('suspend')),
    ...asked(`${one}/reactivation`, 'staff:manage', members.ask('reactivate'), members.work('reactivate')),
    ...asked(`${one}/unlocking`, 'staff:manage', members.ask('unlock'), members.work('unlock')),
    { method: 'post', path: `${one}/invitations`, permission: 'staff:manage', handler: members.invite },
    { method: 'get', path: '/sessions', permission: 'staff:home', handler: sessions.list },
    { method: 'post', path: '/sessions/endings', permission: 'staff:home', handler: sessions.endOthers },
    { method: 'post', path: '/sessions/:sessionId/ending', permission: 'staff:home', handler: sessions.end },
    { method: 'get', path: '/log', permission: 'staff_log:read', handler: log.list },
    { method: 'get', path: '/log/export', permission: 'staff_log:read', handler: log.exportCsv },
  ]
}
