import express, { type Express } from 'express'
import helmet from 'helmet'
import { SYSTEM } from '#domain/access/actor.ts'
import { MINUTE } from '#domain/shared/time.ts'
import type { Assets } from '#http/assets.ts'
import { createAuthenticator } from '#http/authenticator.ts'
import { clientCertificateReader } from '#http/client-certificate.ts'
import type { Edge } from '#http/edge.ts'
import { errorPages, noSuchPage } from '#http/errors.ts'
import { mountApi } from '#http/api.ts'
import { mount, type Section } from '#http/section.ts'
import { readQuery } from '#http/without-nul.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { OperatorScope } from '#platform/scope.ts'
import type { Clock } from '#ports/clock.ts'
import type { DemoPerson } from '#presenters/sign-in-page.ts'
import { findAccountViewAcrossAccounts } from '#queries/account-view.ts'
import { findSignedInStaff, findSignedInUser } from '#queries/signed-in-person.ts'
import { accountingSection } from '#routes/accounting/index.ts'
import { accountSection } from '#routes/account/index.ts'
import { administrationSection } from '#routes/administration/index.ts'
import { accountPreferencesSection } from '#routes/administration/preferences/index.ts'
import { apiRoutes } from '#routes/api/index.ts'
import { emailChangesSection } from '#routes/email-changes/index.ts'
import { certificateLinksSection } from '#routes/certificate-links/index.ts'
import { contractSection } from '#routes/contract/index.ts'
import { securitySection } from '#routes/administration/security.ts'
import { singleSignOnSection } from '#routes/administration/single-sign-on.ts'
import { documentationSection } from '#routes/documentation/index.ts'
import { domainControlSection } from '#routes/domain-control/index.ts'
import { healthRoutes } from '#routes/health/index.ts'
import { homeSection } from '#routes/home/index.ts'
import { operationsSection } from '#routes/operations/index.ts'
import { orderLinksSection } from '#routes/order-links/index.ts'
import { ordersSection } from '#routes/orders/index.ts'
import { passwordSections } from '#routes/password/index.ts'
import { personalDataSection } from '#routes/personal-data/index.ts'
import { pkiRoutes } from '#routes/pki/index.ts'
import { preferenceSections } from '#routes/preferences/index.ts'
import { ownCertificateSection } from '#routes/profile/certificate.ts'
import { profileSection } from '#routes/profile/index.ts'
import { sandboxSection } from '#routes/sandbox/index.ts'
import { sectionPages } from '#routes/sections/index.ts'
import { demoZoneSection } from '#routes/staff/demo-zone.ts'
import { staffSection } from '#routes/staff/index.ts'
import { showDesign } from '#routes/design/index.ts'
import { termsSection } from '#routes/terms/index.ts'
import { twoFactorSections } from '#routes/two-factor/index.ts'
import { signInSection, signOutSections } from '#routes/sign-in/index.ts'
import { signUpSection } from '#routes/sign-up/index.ts'
import { webhookRoutes } from '#routes/webhooks/index.ts'
import type { Services } from '#services/index.ts'
import { touchSession } from '#stores/session-store.ts'

export interface AppDeps {
  readonly services: Services
  readonly database: Database
  readonly now: Clock
  readonly log: Log
  readonly assets: Assets
  readonly publicUrl: string
  /** From the master key: forms made by one node are taken by the others. */
  readonly csrfKey: Buffer
  readonly trustProxy: false | number | readonly string[]
  /** Where browsers are asked for their certificate, null: nowhere; and which proxies hand one on. */
  readonly certificates: { readonly url: string | null; readonly proxies: readonly string[] }
  readonly operator: { readonly name: string; readonly logo: string | null }
  /** Where the operator's general terms can be read; null: here. */
  readonly termsUrl: string | null
  readonly session: { readonly idleMinutes: number }
  readonly passwordDays: number
  readonly demo: boolean
  readonly demoCast: readonly DemoPerson[]
}

/** Every page of the portal in the order of the menu: what the routes, the guarantees and the layers are read off. */
export function sections(deps: AppDeps): readonly Section[] {
  const { services, demoCast } = deps
  const cookies = cookieSettings(deps)
  const authenticator = createAuthenticator({
    customer: (request) => services.access.signInUser(operatorScope(deps), request),
    staff: (request) => services.access.signInStaff(operatorScope(deps), request),
  })
  const certificates = {
    url: deps.certificates.url,
    read: clientCertificateReader(deps.certificates.proxies),
    publicUrl: deps.publicUrl,
  }
  const signInDeps = { authenticator, cookies, services, demoCast, certificates }
  return [
    signInSection(signInDeps),
    ...signOutSections(signInDeps),
    signUpSection({ services, operator: deps.operator }),
    termsSection({ operator: deps.operator.name, url: deps.termsUrl }),
    ...twoFactorSections(signInDeps),
    ...preferenceSections(services, cookies),
    profileSection({ services, cookies }),
    ownCertificateSection({ services, cookies }),
    ...passwordSections(services),
    certificateLinksSection(services, deps.certificates.url),
    orderLinksSection(services),
    emailChangesSection(services),
    personalDataSection({ services, cookies }),
    domainControlSection(services),
    sandboxSection(services),
    homeSection(services),
    operationsSection(services),
    ordersSection(services),
    administrationSection(services, deps.publicUrl),
    accountPreferencesSection(services),
    contractSection(services),
    accountSection(services),
    accountingSection(services),
    documentationSection(services),
    sectionPages(),
    securitySection(services),
    singleSignOnSection(services),
    staffSection(services, cookies),
    ...(deps.demo ? [demoZoneSection(services)] : []),
    ...(deps.demo ? [DESIGN] : []),
  ]
}

/** The living page of the design system; nothing for a production portal. */
const DESIGN: Section = {
  audience: 'everyone',
  base: '/design',
  routes: [{ method: 'get', path: '', permission: 'everyone', handler: showDesign }],
}

/** Express put together. */
export function createApp(deps: AppDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', readQuery)
  app.set('trust proxy', deps.trustProxy)

  app.use(securityHeaders(deps.publicUrl))
  app.use(deps.assets.serve)
  app.use(healthRoutes(deps.services))
  app.use(pkiRoutes(deps.services))

  const edge = edgeOf(deps)
  app.use(webhookRoutes(deps.services, edge))
  app.use('/api/v1', mountApi(apiRoutes(deps.services), edge, deps.services.access.authenticateApi, deps.log))
  app.use(mount(sections(deps), edge))
  app.use(noSuchPage)
  app.use(errorPages(edge, deps.log))
  return app
}

const cookieSettings = ({ publicUrl }: AppDeps) => ({ secure: publicUrl.startsWith('https:') })

const operatorScope = ({ database, now }: AppDeps): OperatorScope => ({
  actor: SYSTEM,
  operator: database.operator,
  now,
})

function edgeOf(deps: AppDeps): Edge {
  const { database, now, csrfKey, operator, demo, assets, session, services, passwordDays } = deps
  const scope = operatorScope(deps)
  const idleSince = (at: Date) => new Date(at.getTime() - session.idleMinutes * MINUTE)
  return {
    cookies: cookieSettings(deps),
    csrfKey,
    database,
    now,
    findUserSession: (hash, at) => findSignedInUser(scope, hash, idleSince(at), passwordDays),
    findStaffSession: (hash, at) => findSignedInStaff(scope, hash, idleSince(at)),
    findAccountView: (hash, at) => findAccountViewAcrossAccounts(scope, hash, idleSince(at)),
    touchSession: (hash, at) => touchSession(scope, hash, at),
    endSessionFromOutside: services.access.endSessionFromOutside,
    recordDenied: services.access.recordDenied,
    recordStaffDenied: services.team.recordDenied,
    frame: { operator, demo, asset: assets.url },
  }
}

/** A strict policy without inline code; `data:` pictures are the arrows and ticks of the CSS kit. */
function securityHeaders(publicUrl: string) {
  const https = publicUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        // A sign-in on the TLS listener is sent on to the portal: the same host, another origin.
        'form-action': ["'self'", publicUrl],
        'frame-src': ["'self'"],
        'frame-ancestors': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  })
}
