import { companyNumber, duplicatesAmong } from '#domain/registrations/duplicates.ts'
import { outsideMatches } from '#domain/outside/outside-order.ts'
import { ownMailDomains } from '#domain/registrations/mail-domain.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { listFreeOutsideOrdersAcrossAccounts } from '#queries/outside-orders.ts'
import { listDuplicateCandidatesAcrossAccounts, listOfficesAcrossAccounts } from '#queries/registrations.ts'
import { getRegistration, listRegistrationEvents } from '#stores/registration-store.ts'

/** A registration with its history, whom it may double, and where it could be opened: what sales decide by. */
export async function readRegistration(scope: OperatorScope, id: string) {
  const { registration, events } = await inOperatorTransaction(scope, async (tx) => ({
    registration: await getRegistration(tx, id),
    events: await listRegistrationEvents(tx, id),
  }))
  const { organization, corporate, technical } = registration.form
  const addresses = [corporate.email, ...(technical ? [technical.email] : [])]
  const compared = { registrationNumber: organization.registrationNumber, name: organization.name, addresses }
  const number = companyNumber(organization.registrationNumber)
  const likeness = { number, name: organization.name, domains: ownMailDomains(addresses) }
  const outside = registration.accountId === null ? await listFreeOutsideOrdersAcrossAccounts(scope, likeness) : []
  const candidates = await listDuplicateCandidatesAcrossAccounts(scope, {
    id,
    ...likeness,
  })
  return {
    registration,
    events,
    duplicates: duplicatesAmong(compared, candidates).filter(({ id: other }) => other !== registration.accountId),
    outside: outsideMatches(compared, outside),
    offices: await listOfficesAcrossAccounts(scope),
  }
}

export type RegistrationFile = Awaited<ReturnType<typeof readRegistration>>
