import { maxLifetimeDays } from '#domain/rules/lifetimes.ts'
import type { Connector } from '#ports/certificate-authority.ts'
import type { UserAuthority } from '#ports/user-authority.ts'
import type { Authorities } from './authorities.ts'
import { issue } from './issue.ts'
import type { BuiltinCaOptions } from './options.ts'

/** X.520's upper bound of a common name and of an organization's name. */
const LONGEST = 64

/** The family `login` of the embedded authority, with a root of its own (PK-03). */
export function builtinUserAuthority(
  options: BuiltinCaOptions,
  authorities: () => Promise<Authorities>,
  connector: Connector,
): UserAuthority {
  // No product stands behind these certificates, so no supplier shortens their life.
  const ownLimits = {
    ...options,
    limits: (...[type, at]: Parameters<typeof options.limits>) => maxLifetimeDays(type, at),
  }
  return {
    async chain() {
      const { issuing, chainPem } = await authorities()
      return chainPem(issuing('login'))
    },

    async issue({ reference, csrPem, userId, name, email, organization, notAfter }) {
      const { issuing } = await authorities()
      const caReference = await issue(ownLimits, issuing('login'), {
        reference,
        sequence: 1,
        productCode: '',
        family: 'login',
        csrPem,
        names: [`urn:uuid:${userId}`],
        subject: { commonName: name.slice(0, LONGEST), email, organization: organization.slice(0, LONGEST) },
        notAfterLimit: notAfter,
      })
      const status = await connector.status(caReference)
      return status.state === 'issued' ? status.certificate.pem : null
    },

    revoke: (serial, reason) => connector.revoke({ serial, reason }),
  }
}
