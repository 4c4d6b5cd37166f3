import { certificateStatus, type Certificate } from '#domain/certificates/certificate.ts'
import { prefilledRegistration } from '#domain/registrations/prefill.ts'
import { PREFILL_DAYS, type RegistrationInput } from '#domain/registrations/registration.ts'
import { DAY } from '#domain/shared/time.ts'
import { inTransaction, type AccountScope, type OperatorScope } from '#platform/scope.ts'
import type { RoleConnection } from '#platform/database.ts'
import { SealBroken, type Secrets } from '#platform/secrets.ts'
import { listCertificates } from '#stores/certificate-store.ts'
import { findContact, findOrganization } from '#stores/organization-store.ts'
import { findOrder } from '#stores/order-store.ts'

const PURPOSE = 'sign-up link'

interface Deps {
  readonly secrets: Secrets
  readonly portal: RoleConnection
}

interface KnownOrder {
  readonly order: { readonly reference: string }
  readonly organization: object | null
  /** The newest version first. */
  readonly certificates: readonly Certificate[]
}

/**
 * The address of the form that an order's holder can open an account with, already filled in; null unless a certificate
 * of it is valid now. What it names is sealed, so the address itself tells nobody anything.
 */
export const prefillLink =
  ({ secrets }: Pick<Deps, 'secrets'>) =>
  (scope: AccountScope, { order, organization, certificates }: KnownOrder): string | null => {
    if (!organization || !isValidNow(certificates, scope.now())) return null
    const until = scope.now().getTime() + PREFILL_DAYS * DAY
    const sealed = secrets.seal(Buffer.from([scope.accountId, order.reference, until].join(' ')), PURPOSE)
    return `/sign-up?from=${sealed}`
  }

export interface Prefill {
  readonly input: RegistrationInput
  readonly reference: string
}

/** The form that such a link fills, or null: it was altered, has expired, or the certificate is over. */
export const openPrefill =
  ({ secrets, portal }: Deps) =>
  async (scope: OperatorScope, sealed: string): Promise<Prefill | null> => {
    const named = unseal(secrets, sealed)
    if (!named || named.until <= scope.now().getTime()) return null
    const { accountId, reference } = named
    return inTransaction({ accountId, actor: scope.actor, portal, now: scope.now }, async (tx) => {
      const order = await findOrder(tx, { reference })
      const organization = order && (await findOrganization(tx, { id: order.organizationId }))
      if (!organization || !isValidNow(await listCertificates(tx, order.id), tx.now())) return null
      const corporate = await findContact(tx, order.corporateContactId)
      const technical = await findContact(tx, order.technicalContactId)
      return { input: prefilledRegistration({ organization, corporate, technical }), reference }
    })
  }

export type OpenPrefill = ReturnType<typeof openPrefill>

function unseal(secrets: Secrets, sealed: string) {
  try {
    const [accountId = '', reference = '', until = ''] = secrets.open(sealed, PURPOSE).toString().split(' ')
    return { accountId, reference, until: Number(until) }
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/** The newest certificate that was issued counts. */
function isValidNow(certificates: readonly Certificate[], now: Date): boolean {
  const newest = certificates.find(({ issued }) => issued !== null)
  return newest !== undefined && certificateStatus(newest, now) === 'valid'
}
