import type { LinkHolder } from '#domain/access/password-link.ts'
import type { NewAccount } from '#domain/access/new-account.ts'
import { staffMay } from '#domain/access/staff-roles.ts'
import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { contractFaults, type ContractFault, type NewContract } from '#domain/contracts/new-contract.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import type { ContactInput } from '#domain/orders/order-input.ts'
import { freeSlug, plainWords } from '#domain/registrations/proposals.ts'
import type { RegistrationForm } from '#domain/registrations/registration.ts'
import { checkVatNumber } from '#domain/tax/vat-number.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { dayOf } from '#domain/shared/time.ts'
import { newId, newToken } from '#platform/ids.ts'
import { type AccountTx, type OperatorScope, type OperatorTx, withinAccount } from '#platform/scope.ts'
import type { PasswordHasher } from '#ports/password-hasher.ts'
import { listOfficesAcrossAccounts } from '#queries/registrations.ts'
import { writeContract } from '#services/contracts/make-contract.ts'
import type { Invite } from '#services/user-certificates/invite.ts'
import { attachToAccount } from '#services/outside/outside-orders.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { insertAccount, insertUser, isLoginClash, isLoginTaken, lockSlugsLike } from '#stores/opening-store.ts'
import { addContact, addOrganization } from '#stores/organization-store.ts'
import { changeRegistration } from '#stores/registration-store.ts'
import { record, work, type Seen, type Worked } from './work-registration.ts'

export interface AcceptDeps {
  readonly catalogue: () => Catalogue
  readonly hasher: PasswordHasher
  readonly invite: Invite
}

/** What sales decide beside the form. */
export interface OpeningTerms {
  readonly officeCode: string
  /** Of the super user. */
  readonly login: string
  /** Somebody has looked the VAT number up. */
  readonly vatNumberValid: boolean
  /** Orders of the register that are the account's. */
  readonly outsideIds: readonly string[]
  /** Null: the account buys at public prices. */
  readonly contract: NewContract | null
}

/** What speaks against the terms; nothing was written. */
export interface OpeningFaults {
  readonly loginTaken: boolean
  /** Orders that were ticked are another account's by now. */
  readonly outsideTaken: boolean
  readonly contract: readonly ContractFault[]
}

const NOTHING: OpeningFaults = { loginTaken: false, outsideTaken: false, contract: [] }

/** Takes back what is written already, for what shows only then. */
class GivenBack extends Error {
  readonly faults: OpeningFaults

  constructor(faults: OpeningFaults) {
    super('the form of an acceptance is given back')
    this.faults = faults
  }
}

/**
 * Opens the account that was asked for: account, super user, organization, contacts and contract, all of it or nothing.
 * The super user is the corporate contact, who comes in by a link to a password or a certificate: nobody else ever knows
 * either.
 */
export const acceptRegistration =
  ({ catalogue, hasher, invite }: AcceptDeps) =>
  async (scope: OperatorScope, seen: Seen, terms: OpeningTerms): Promise<Worked | OpeningFaults> => {
    const office = (await listOfficesAcrossAccounts(scope)).find(({ code }) => code === terms.officeCode)
    if (!office) throw new Refusal('invalid', 'form_expired')
    if (terms.contract && scope.actor.kind === 'staff' && !staffMay(scope.actor.role, 'contracts:manage'))
      throw new Refusal('forbidden', 'not_allowed')
    const noPassword = await hasher.hash(newToken())
    return orGivenBack(
      work<OpeningFaults>(scope, seen, 'accept', async (tx, registration, state) => {
        const loginTaken = await isLoginTaken(tx, terms.login)
        const contract = terms.contract ? faultsOf(terms.contract, catalogue(), tx.now()) : []
        if (loginTaken || contract.length > 0) return { ...NOTHING, loginTaken, contract }
        const { form } = registration
        const accountId = newId(tx.now())
        await insertAccount(tx, accountId, await accountOf(tx, form, { ...terms, currency: office.currency }))
        const superUser = await addSuperUser(tx, accountId, form, terms.login, noPassword)
        const account = withinAccount(tx, accountId)
        await addHolder(account, form)
        await invite(account, superUser)
        await recordLog(account, { action: 'account.opened', subject: form.organization.name })
        if (terms.contract) await writeContract(account, newId(tx.now()), terms.contract)
        const attached = await attachToAccount(account, terms.outsideIds)
        if (attached.length < new Set(terms.outsideIds).size) throw new GivenBack({ ...NOTHING, outsideTaken: true })
        await changeRegistration(tx, registration.id, { state, accountId, changedBy: tx.actor.name })
        await record(tx, registration, 'accepted', 'registration.accepted')
        return 'done'
      }),
    )
  }

async function orGivenBack<Outcome>(work: Promise<Outcome>): Promise<Outcome | OpeningFaults> {
  try {
    return await work
  } catch (error) {
    if (error instanceof GivenBack) return error.faults
    // Somebody took the login after it was found to be free.
    if (isLoginClash(error)) return { ...NOTHING, loginTaken: true }
    throw error
  }
}

/** An account that is not there yet has no other contracts. */
const faultsOf = (wish: NewContract, { products }: Catalogue, now: Date) =>
  contractFaults(wish, [], new Set(products.map(({ code }) => code)), dayOf(now))

async function accountOf(
  tx: OperatorTx,
  { organization, kind, purchaseOption, authenticationMode, language }: RegistrationForm,
  { officeCode, vatNumberValid, currency }: OpeningTerms & Pick<NewAccount, 'currency'>,
): Promise<NewAccount> {
  const taken = await lockSlugsLike(tx, plainWords(organization.name))
  const vatNumber = keptVatNumber(organization.vatNumber)
  return {
    slug: freeSlug(organization.name, taken),
    officeCode,
    name: organization.name,
    kind,
    purchaseOption,
    authenticationMode,
    currency,
    language,
    approvalMode: false,
    purchaseOrderRequired: false,
    deferredPaymentAllowed: false,
    registrationNumber: registrationKey(organization.registrationNumber),
    vatNumber,
    vatNumberValid: vatNumber !== null && vatNumberValid,
    address: addressOf(organization),
    phone: organization.phone,
  }
}

async function addSuperUser(
  tx: OperatorTx,
  accountId: string,
  { corporate, language }: RegistrationForm,
  login: string,
  passwordHash: string,
): Promise<LinkHolder> {
  const id = newId(tx.now())
  const { firstName, lastName, email } = corporate
  const user = { login, name: `${firstName} ${lastName}`, email, language, isSuperUser: true, rights: [] }
  await insertUser(tx, accountId, id, user, { hash: passwordHash, isKnown: false })
  return { id, ...user }
}

/** The account's own organization, with the people who were named. */
async function addHolder(
  tx: AccountTx,
  { organization, corporate, technical, language }: RegistrationForm,
): Promise<void> {
  const organizationId = await addOrganization(tx, {
    id: newId(tx.now()),
    registrationNumber: registrationKey(organization.registrationNumber),
    name: organization.name,
    state: organization.state || null,
    address: addressOf(organization),
    phone: organization.phone,
    vatNumber: keptVatNumber(organization.vatNumber),
    nafCode: null,
    kind: null,
  })
  const add = ({ jobTitle, ...person }: ContactInput) =>
    addContact(tx, { ...person, id: newId(tx.now()), organizationId, jobTitle: jobTitle || null, language })
  await add(corporate)
  if (technical) await add(technical)
}

const addressOf = ({ street, postalCode, city, country }: RegistrationForm['organization']) => ({
  lines: street.split('\n').map((line) => line.trim()),
  postalCode,
  city,
  country,
})

/** As it is written on invoices: without spaces. */
function keptVatNumber(typed: string): string | null {
  if (typed === '') return null
  const check = checkVatNumber(typed)
  return check.state === 'valid' ? check.number : typed.replace(/\s/g, '').toUpperCase()
}
