import type { RoleConnection } from '#platform/database.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import type { UserAuthority } from '#ports/user-authority.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'

/** What the acts with sign-in certificates need. */
export interface UserCertificateDeps {
  readonly userAuthority: UserAuthority
  readonly operator: RoleConnection
  readonly hasher: PasswordHasher
  readonly queueMail: QueueMail
  readonly publicUrl: string
  readonly sessionHours: number
}
