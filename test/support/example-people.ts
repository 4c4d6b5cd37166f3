import type { Right } from '#domain/access/rights.ts'
import { FAILURES_BEFORE_LOCK } from '#domain/access/lockout.ts'
import { newId } from '#platform/ids.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'
import { makeUserCertificate } from './user-certificates.ts'

/** A user in each of the states that offer something else, and contacts that are proposed, retired and double. */
export async function plantPeople(portal: TestPortal, owner: string): Promise<readonly Example[]> {
  const { admin, scopeOf, clock } = portal
  const { users, contacts, access, userCertificates } = portal.portal.services
  const scope = scopeOf(owner)
  const addUser = async (login: string): Promise<string> => {
    const id = newId(clock.now())
    const rights: readonly Right[] = ['commercial']
    await users.add(scope, id, { name: login, login, email: `${login}@harbour.example`, language: 'fr', rights }, false)
    return id
  }
  const [invited, suspended, locked] = [await addUser('invited'), await addUser('suspended'), await addUser('locked')]
  await users.suspend(scope, suspended)
  for (let attempt = 1; attempt <= FAILURES_BEFORE_LOCK; attempt++) {
    const guess = { login: 'locked', password: `guess ${attempt}`, address: '192.0.2.7', userAgent: 'sweep' }
    await access.signInUser(portal.portal.system, guess)
  }

  const blocked = await addUser('blocked')
  const actor = { kind: 'user', id: blocked, name: 'blocked', rights: new Set<never>(), address: null } as const
  await userCertificates.own.panic({ ...scope, actor })
  const [certified, paused] = [await addUser('certified'), await addUser('paused')]
  for (const login of ['certified', 'paused']) await makeUserCertificate(portal, login)
  await userCertificates.manage.suspend(scope, paused)

  const [known] = await admin('contacts').where('account_id', scope.accountId).orderBy('id')
  const addContact = async (firstName: string): Promise<string> => {
    const id = newId(clock.now())
    await contacts.add(scope, id, {
      organizationId: known.organization_id,
      firstName,
      lastName: known.last_name,
      jobTitle: '',
      email: `${firstName.toLowerCase()}@harbour-bakery.example`,
      phone: known.phone,
      language: 'fr',
      proposedAs: ['technical'],
    })
    return id
  }
  const retired = await addContact('Retired')
  await contacts.retire(scope, retired)

  const aUser = (name: string, userId: string): Example => ({ name, owner, values: { userId } })
  const aContact = (name: string, contactId: string): Example => ({ name, owner, values: { contactId } })
  return [
    aUser('an invited user', invited),
    aUser('a suspended user', suspended),
    aUser('a locked user', locked),
    aUser('a blocked user', blocked),
    aUser('a user with a certificate', certified),
    aUser('a user whose certificate is suspended', paused),
    { name: 'a user to be let in again', owner, values: { blockedUserId: blocked } },
    aContact('a contact', await addContact('Double')),
    aContact('a retired contact', retired),
  ]
}

/** The owner as a contact of their own account: whom the page of personal data lets correct themselves. */
export async function plantOwnContact(portal: TestPortal, owner: string): Promise<readonly Example[]> {
  const { admin, scopeOf, clock } = portal
  const { accountId } = scopeOf(owner)
  const user = await admin('users').where({ login: owner }).first('email')
  const known = await admin('contacts').where('account_id', accountId).orderBy('id').first()
  const id = newId(clock.now())
  await portal.portal.services.contacts.add(scopeOf(owner), id, {
    organizationId: known.organization_id,
    firstName: 'Own',
    lastName: 'Contact',
    jobTitle: '',
    email: user.email,
    phone: known.phone,
    language: 'fr',
    proposedAs: [],
  })
  return [{ name: 'oneself as a contact', owner, values: { contactId: id }, under: '/personal-data' }]
}
