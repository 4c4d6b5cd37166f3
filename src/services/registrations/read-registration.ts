import { companyNumber, duplicatesAmong } from '#domain/registrations/duplicates.ts'
import { outsideMatches } from '#domain/outside/outside-order.ts'
import { ownMailDomains } from '#domain/registrations/mail-domain.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { listFreeOutsideOrdersAcrossAccounts } from '#queries/outside-orders.ts'
import { listDuplicateCandidatesAcrossAccounts, listOfficesAcrossAccounts } from '#queries/registrations.ts'
import { listContracts } from '#stores/contract-store.ts'
import { getRegistration, listRegistrationEvents } from '#stores/registration-store.ts'

/** A registration with its history, whom it may double, and where it could be opened: what sales decide by. */
export async function readRegistration(scope: OperatorScope, id: string) {
  const { registration, events, contracts } = await inOperatorTransaction(scope, async (tx) => {
    const found = await getRegistration(tx, id)
    return {
      registration: found,
      events: await listRegistrationEvents(tx, id),
      contracts: found.accountId ? await listContracts(withinAccount(tx, found.accountId)) : [],
    }
  })
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
    contract: contracts.at(-1) ?? null,
  }
}

export type RegistrationFile = Awaited<ReturnType<typeof readRegistration>>
