import type { Knex } from 'knex'
import type { AuthorityKeyType } from '#domain/certificates/signature.ts'
import type { CertificateType } from '#domain/rules/lifetimes.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Clock } from '#ports/clock.ts'

export interface BuiltinCaOptions {
  /** The operator's connection: the register belongs to no account. */
  readonly operator: Knex
  readonly secrets: Secrets
  readonly clock: Clock
  /** Where the portal answers; what the authority publishes is under `/pki/` there, over plain http. */
  readonly baseUrl: string
  /** Days that a certificate of this type may live when it is issued at this moment. */
  readonly limits: (type: CertificateType, issuedAt: Date, productCode: string) => number
  /** For clients that can't check elliptic curves. Only what is created afterwards follows it. */
  readonly issuingKeyType?: AuthorityKeyType
}
