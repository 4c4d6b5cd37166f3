import { registrationKey } from '#domain/organizations/registration-number.ts'
import type { Organization } from '#domain/organizations/organization.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { findOrganization } from '#stores/organization-store.ts'

/** The account's organization with this registration number, while somebody types it. */
export const findHolder = (scope: AccountScope, number: string): Promise<Organization | null> =>
  inTransaction(scope, (tx) => findOrganization(tx, { registration_number: registrationKey(number) }))
