import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import type { FingerprintList } from '#domain/csr/rsa/known-weak-keys.ts'
import type { ExtraSuffixes } from '#domain/names/registrable-domain.ts'
import type { RoleConnection } from '#platform/database.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Connector } from '#ports/certificate-authority.ts'
import type { Dns } from '#ports/dns.ts'
import type { DocumentRenderer, MandateRenderer } from '#ports/documents.ts'
import type { MailComposer } from '#ports/mail-composer.ts'
import type { MailTransport } from '#ports/mail.ts'
import type { OneTimePasswords } from '#ports/one-time-passwords.ts'
import type { IdentityProvider } from '#ports/identity-provider.ts'
import type { Passkeys } from '#ports/passkeys.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { PaymentProvider } from '#ports/payments.ts'
import type { Pki } from '#ports/pki.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import type { SandboxPages } from '#ports/sandbox-pages.ts'
import type { UserAuthority } from '#ports/user-authority.ts'
import type { WebClient } from '#ports/web-client.ts'
import type { AuthenticateApiDeps } from './access/authenticate-api.ts'
import type { ForgottenLimits } from './access/forgotten-password.ts'
import type { OwnCredentialsDeps } from './access/own-credentials.ts'
import type { PersonalDataLimits } from './personal-data/ask-link.ts'

/** What the acts of the portal need of the world and of the configuration. */
export interface ServiceDeps {
  readonly catalogue: () => Catalogue
  readonly extraSuffixes: ExtraSuffixes
  /** Keys of CVE-2008-0166, as far as the operator has their lists. */
  readonly debianWeakKeys: FingerprintList
  readonly publicUrl: string
  /** Where the operator’s general terms stand now. */
  readonly termsUrl: string
  /** Zone that default CNAME challenges point into. */
  readonly validationZone: string
  readonly sender: { readonly name: string; readonly address: string }
  readonly sessionHours: number
  readonly idleMinutes: number
  readonly portal: RoleConnection
  readonly operator: RoleConnection
  readonly connectors: ReadonlyMap<string, Connector>
  readonly dns: Dns
  readonly web: WebClient
  readonly transport: MailTransport
  readonly composer: MailComposer
  readonly renderer: DocumentRenderer
  readonly mandateRenderer: MandateRenderer
  readonly provider: PaymentProvider
  /** What the built-in authority publishes. */
  readonly pki: Pki
  /** Who issues the certificates that users sign in with. */
  readonly userAuthority: UserAuthority
  /** The hosted pages of the sandbox provider, which lives in this house. */
  readonly sandbox: SandboxPages
  readonly hasher: PasswordHasher
  readonly secrets: Secrets
  readonly oneTimePasswords: OneTimePasswords
  readonly passkeys: Passkeys
  readonly identityProvider: IdentityProvider
  readonly operatorName: string
  readonly staffSecondFactor: 'required' | 'optional'
  /** In the demo, whose mailbox stands for those of the receivers. */
  readonly showsMailedTokens: boolean
  readonly limiters: {
    readonly signIn: RateLimiter
    readonly passkeyQuestions: RateLimiter
    readonly singleSignOn: RateLimiter
    readonly checkNow: RateLimiter
    readonly signUp: RateLimiter
    readonly orderLinks: RateLimiter
    readonly api: AuthenticateApiDeps
  } & ForgottenLimits &
    PersonalDataLimits &
    OwnCredentialsDeps['limiters']
}
