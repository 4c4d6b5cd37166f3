import { SYSTEM } from '#domain/access/actor.ts'
import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { getProduct } from '#domain/catalogue/catalogue.ts'
import { clocked } from '#domain/jobs/clock.ts'
import { maxLifetimeDays } from '#domain/rules/lifetimes.ts'
import { SECOND } from '#domain/shared/time.ts'
import { createPasswordHasher } from '#adapters/argon2/password-hasher.ts'
import { builtinCa } from '#adapters/builtin-ca/builtin-ca.ts'
import { createDemoDns } from '#adapters/demo-dns/demo-dns.ts'
import { createDns } from '#adapters/dns/dns.ts'
import { resolveAddressesBy } from '#adapters/dns/resolve-addresses.ts'
import { manualConnector } from '#adapters/manual-ca/manual-connector.ts'
import { createMailComposer } from '#adapters/mail-layout/mail-composer.ts'
import { createOneTimePasswords } from '#adapters/otplib/one-time-passwords.ts'
import { createDocumentRenderer } from '#adapters/pdf/document-renderer.ts'
import { createMandateRenderer } from '#adapters/pdf/mandate-renderer.ts'
import { createRateLimiter } from '#adapters/rate-limiter/postgres-rate-limiter.ts'
import { createSandboxPayments } from '#adapters/sandbox-payments/sandbox-payments.ts'
import { createDemoMailTransport } from '#adapters/smtp/demo-transport.ts'
import { createSmtpTransport } from '#adapters/smtp/smtp-transport.ts'
import { createWebClient } from '#adapters/web-client/web-client.ts'
import { createIdentityProvider } from '#adapters/openid-client/identity-provider.ts'
import { createPasskeys } from '#adapters/webauthn/passkeys.ts'
import { createAssets } from '#http/assets.ts'
import { createTasks } from '#jobs/tasks.ts'
import type { Schedule } from '#jobs/worker.ts'
import { createAddressGuard } from '#platform/address-guard.ts'
import type { Database } from '#platform/database.ts'
import { readWeakKeyLists } from '#platform/weak-key-lists.ts'
import { translator } from '#platform/i18n.ts'
import type { Log } from '#platform/log.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { Secrets } from '#platform/secrets.ts'
import type { Clock } from '#ports/clock.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { render } from '#http/views.ts'
import { mailLetter } from '#presenters/mails/mail-letter.ts'
import { documentSheet } from '#presenters/documents/document-sheet.ts'
import { mandateSheet } from '#presenters/documents/mandate-sheet.ts'
import type { DemoPerson } from '#presenters/sign-in-page.ts'
import { readCatalogue } from '#queries/catalogue.ts'
import { createServices } from '#services/index.ts'
import { createApp, sections, type AppDeps } from './app.ts'
import type { Config } from './config.ts'

export interface PortalSettings {
  readonly config: Config
  readonly database: Database
  /** Base64, 32 bytes each; the first seals. */
  readonly masterKeys: readonly string[]
  readonly log: Log
  readonly now: Clock
  readonly demoCast: readonly DemoPerson[]
  /** Argon2id at its full cost unless a test asks for less. */
  readonly hasher?: PasswordHasher
}

export type Portal = Awaited<ReturnType<typeof composePortal>>

/** Joins ports to adapters: what web server, worker, seeds and tests are made of. */
export async function composePortal(settings: PortalSettings) {
  const { config, database, masterKeys, log, now, demoCast, hasher = createPasswordHasher() } = settings
  const { publicUrl, operator, mailFrom } = config
  const secrets = new Secrets(masterKeys)
  const system: OperatorScope = { actor: SYSTEM, operator: database.operator, now }
  const catalogue = await keptCatalogue(system)

  const world = createDns({ resolvers: config.dnsResolvers, timeoutMs: 3 * SECOND, tries: 2 })
  const dns = config.plantsDemo
    ? createDemoDns({ operator: database.operator.knex, suffixes: config.publicSuffixes, fallback: world })
    : world
  const guard = createAddressGuard({
    open: config.outboundAllow,
    ports: config.outboundPorts,
    resolve: resolveAddressesBy(dns),
  })
  const web = createWebClient({ guard, timeoutMs: 10 * SECOND, maxBytes: 64 * 1024, maxRedirects: 5, trust: 'any' })
  const transport = config.smtpUrl ? createSmtpTransport({ url: config.smtpUrl }) : createDemoMailTransport()
  const ca = builtinCa({
    operator: database.operator.knex,
    secrets,
    clock: now,
    baseUrl: publicUrl,
    limits: (type, issuedAt, productCode) =>
      maxLifetimeDays(type, issuedAt, getProduct(catalogue.current(), productCode).supplier),
  })
  const sandbox = createSandboxPayments({
    operator: database.operator.knex,
    publicUrl,
    webhookUrl: `${publicUrl}/webhooks/payments`,
    signingKey: secrets.deriveKey('sandbox-payments'),
    clock: now,
  })
  const limiter = (name: string, points: number, seconds: number) =>
    createRateLimiter(database.operator.pool, { name, points, seconds })

  const services = createServices({
    catalogue: catalogue.current,
    extraSuffixes: config.publicSuffixes,
    debianWeakKeys: readWeakKeyLists(config.weakKeyFiles),
    publicUrl,
    termsUrl: operator.termsUrl ?? `${publicUrl}/terms`,
    validationZone: `dcv.${new URL(publicUrl).hostname}`,
    sender: mailFrom,
    sessionHours: config.session.hours,
    idleMinutes: config.session.idleMinutes,
    portal: database.portal,
    operator: database.operator,
    pki: ca.pki,
    userAuthority: ca.users,
    sandbox,
    connectors: new Map([
      ['builtin', ca.connector],
      ['manual', manualConnector()],
    ]),
    dns,
    web,
    transport,
    composer: createMailComposer({
      letterOf: (mail, words) => mailLetter(mail, words, { name: operator.name, accent: operator.accent, publicUrl }),
      render,
    }),
    renderer: createDocumentRenderer({
      sheetOf: (document) => documentSheet(document, translator(document.language)),
      accent: operator.accent,
    }),
    mandateRenderer: createMandateRenderer({
      sheetOf: (mandate) => mandateSheet(mandate, translator(mandate.language)),
      accent: operator.accent,
    }),
    provider: sandbox,
    hasher,
    secrets,
    showsMailedTokens: config.plantsDemo,
    oneTimePasswords: createOneTimePasswords(),
    identityProvider: createIdentityProvider({
      guard,
      clock: now,
      timeoutMs: 5 * SECOND,
      allowsHttp: config.allowsHttpProviders,
    }),
    passkeys: createPasskeys({ publicUrl, operatorName: operator.name }),
    operatorName: operator.name,
    staffSecondFactor: config.staffSecondFactor,
    limiters: {
      signIn: limiter('sign-in', 30, 900),
      passkeyQuestions: limiter('passkey-questions', 300, 900),
      singleSignOn: limiter('single-sign-on', 300, 900),
      checkNow: limiter('check-now', 5, 60),
      signUp: limiter('sign-up', 5, 3600),
      orderLinks: limiter('order-links', 10, 3600),
      api: { failures: limiter('api-failures', 30, 900), requests: limiter('api', 600, 60) },
      ownPassword: limiter('own-password', 10, 900),
      forgottenFrom: limiter('forgotten-from', 10, 900),
      forgottenFor: limiter('forgotten-for', 3, 3600),
      personalDataFrom: limiter('personal-data-from', 10, 900),
      personalDataFor: limiter('personal-data-for', 3, 3600),
    },
  })

  const tasks = createTasks(services, database, now)
  const schedule: Schedule = clocked({
    refresh_crls: ca.pki.refreshCrls,
    deliver_sandbox_events: deliverPending,
    announce_contract_ends: () => services.contracts.announceEnds(system),
    reset_demonstrations: () => services.demonstration.reset(system),
    announce_certificate_ends: () => services.userCertificates.announceEnds(system),
    forget_ended: () => services.access.forgetEnded(system),
  })
  async function deliverPending(): Promise<void> {
    await sandbox.expireStale()
    for (const id of await sandbox.pendingEvents()) await sandbox.deliverEvent(id)
  }

  const pages = (): AppDeps => ({
    services,
    database,
    now,
    log,
    assets: createAssets({ accent: operator.accent }, { reload: config.isDevelopment }),
    publicUrl,
    csrfKey: secrets.deriveKey('csrf'),
    trustProxy: config.trustProxy,
    certificates: config.certificates,
    operator: { name: operator.name, logo: null },
    termsUrl: operator.termsUrl,
    session: config.session,
    passwordDays: config.passwordDays,
    demo: config.plantsDemo,
    demoCast,
  })

  return {
    services,
    tasks,
    schedule,
    sections: () => sections(pages()),
    app: () => createApp(pages()),
    start: ca.start,
    serverIdentity: ca.serverIdentity,
    userAuthority: ca.users,
    refreshCatalogue: catalogue.refresh,
    system,
  }
}

/** The catalogue in memory; each process reads it anew by its own clock (main.ts), as jobs reach one worker alone. */
async function keptCatalogue(system: OperatorScope) {
  let kept: Catalogue = await readCatalogue(system)
  return {
    current: () => kept,
    refresh: async () => {
      kept = await readCatalogue(system)
    },
  }
}
