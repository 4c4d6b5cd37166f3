import type { Secrets } from '#platform/secrets.ts'
import type { OneTimePasswords } from '#ports/one-time-passwords.ts'
import type { Passkeys } from '#ports/passkeys.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { RateLimiter } from '#ports/rate-limiter.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import type { QueueOperatorMail } from '#services/mails/queue-operator-mail.ts'

/** What the acts of two-factor sign-in need. */
export interface SecondFactorDeps {
  readonly hasher: PasswordHasher
  readonly secrets: Secrets
  readonly oneTimePasswords: OneTimePasswords
  readonly passkeys: Passkeys
  /** Wrong passwords and codes per address, whatever the login. */
  readonly limiter: RateLimiter
  /** Questions for a passkey alone per address: anybody may ask, and each is kept for a while. */
  readonly questionLimiter: RateLimiter
  readonly sessionHours: number
  readonly queueMail: QueueMail
  /** Staff belong to no account. */
  readonly queueOperatorMail: QueueOperatorMail
  readonly publicUrl: string
  /** Under which name an authenticator app keeps the key. */
  readonly operatorName: string
  /** Optional in demo mode only: the cast signs in by one click (src/config.ts). */
  readonly staffSecondFactor: 'required' | 'optional'
}
