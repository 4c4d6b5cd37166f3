import type { UserFields } from '#domain/access/managed-user.ts'
import { inside, type AskingBrowser } from '#domain/access/inside.ts'
import type { Person } from '#domain/access/person.ts'
import type { Right } from '#domain/access/rights.ts'
import { demandOf } from '#domain/access/second-factor.ts'
import {
  nameByClaims,
  passedTwoFactors,
  rightsByRules,
  verifiedEmail,
  type Claims,
} from '#domain/access/single-sign-on.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { newId, newToken } from '#platform/ids.ts'
import { inOperatorTransaction, withinAccount, type OperatorScope } from '#platform/scope.ts'
import { openSession } from '#services/access/open-session.ts'
import { openHalfOpen } from '#services/second-factor/half-open.ts'
import { inNameOf } from '#services/second-factor/keep-record.ts'
import { readAccountDoor } from '#stores/account-security-store.ts'
import { recordLog } from '#stores/audit-log-store.ts'
import { readFactorFacts } from '#stores/second-factor-store.ts'
import { clearFailures, lockFailures } from '#stores/sign-in-store.ts'
import { findLinkedUser, insertLink, type KeptRule, type KeptSingleSignOn } from '#stores/single-sign-on-store.ts'
import {
  findManagedUser,
  findUserByEmail,
  insertManagedUser,
  saveManagedUser,
  type UserTx,
} from '#stores/user-store.ts'
import type { SingleSignOnDeps } from './deps.ts'

type User = NonNullable<Awaited<ReturnType<typeof findManagedUser>>>
type Refused =
  'unknown_person' | 'unverified' | 'no_rights' | 'suspended' | 'locked' | 'linked_elsewhere' | 'network_refused'

export type Admitted =
  | { readonly outcome: 'signed_in' | 'second_factor'; readonly token: string }
  /** `name`: how the provider calls them. */
  | { readonly outcome: Refused; readonly name: string }

interface Proven {
  readonly kept: KeptSingleSignOn
  readonly rules: readonly KeptRule[]
  readonly claims: Claims & { readonly iss: string; readonly sub: string }
}

/**
 * Lets in whom the provider has proved: the user who is linked, at the first time the one of this account who has the
 * verified e-mail, or a new one. Rights follow the rules at each sign-in; those of the super user follow nothing.
 */
export const admit =
  ({ hasher, sessionHours }: SingleSignOnDeps) =>
  async (scope: OperatorScope, accountId: string, proven: Proven, browser: AskingBrowser): Promise<Admitted> => {
    const { kept, rules, claims } = proven
    const unknownHash = await hasher.hash(newToken())
    return inOperatorTransaction<Admitted>(scope, async (visitor) => {
      const actor = { kind: 'visitor', id: null, name: 'visitor', address: browser.address } as const
      const tx = withinAccount({ ...visitor, actor }, accountId)
      const email = verifiedEmail(kept, claims)
      const name = nameByClaims(claims, email ?? claims.sub)
      const refuse = async (outcome: Refused): Promise<Admitted> => {
        const details = { why: outcome, name, issuer: kept.issuer }
        await recordLog(tx, { action: 'single_sign_on.refused', subject: email ?? claims.sub, details })
        return { outcome, name }
      }

      const door = await readAccountDoor(tx)
      const here = inside(door.networks, browser)
      // Before anything is made or linked.
      if (!here) {
        const details = { name, issuer: kept.issuer }
        await recordLog(tx, { action: 'sign_in.network_refused', subject: email ?? claims.sub, details })
        return { outcome: 'network_refused', name }
      }
      const rights = rightsByRules(rules, claims)
      const found = await findOrAdd(tx, proven, { email, name, rights, unknownHash })
      if (typeof found === 'string') return refuse(found)
      if (found.suspendedAt !== null || found.deletedAt !== null || door.isSuspended) return refuse('suspended')
      if ((await lockFailures(tx, { kind: 'user', login: found.login })).lockedAt) return refuse('locked')
      if (!found.isSuperUser && rights === null) return refuse('no_rights')

      const person: Person = { kind: 'user', accountId, id: found.id, login: found.login, name: found.name }
      const mine = withinAccount(inNameOf(visitor, person), accountId)
      if (rights !== null) await followRules(mine, found, rights)
      await recordLog(mine, { action: 'sign_in.by_provider', subject: found.login, details: { issuer: kept.issuer } })
      const { hasFactor, accountDemandsIt } = await readFactorFacts(mine, person)
      const isDone = passedTwoFactors(kept, claims)
      if (!isDone && demandOf({ hasFactor, isMandatory: accountDemandsIt }) !== 'nothing')
        return { outcome: 'second_factor', token: await openHalfOpen(mine, person, browser) }
      await clearFailures(mine, person)
      return { outcome: 'signed_in', token: await openSession(mine, person, here, sessionHours) }
    })
  }

interface Newcomer {
  readonly email: string | null
  readonly name: string
  readonly rights: readonly Right[] | null
  readonly unknownHash: string
}

async function findOrAdd(tx: UserTx, { kept, claims }: Proven, newcomer: Newcomer): Promise<User | Refused> {
  const { email } = newcomer
  const linked = await findLinkedUser(tx, claims.iss, claims.sub)
  if (linked !== null) return (await findManagedUser(tx, linked, true)) ?? 'unknown_person'
  if (email === null) return 'unverified'
  const id = (await findUserByEmail(tx, email)) ?? (await addByRules(tx, kept, claims, { ...newcomer, email }))
  const user = id === null ? null : await findManagedUser(tx, id, true)
  if (!user) return newcomer.rights === null && kept.createsUsers ? 'no_rights' : 'unknown_person'
  const { iss: issuer, sub: subject } = claims
  // The address is somebody else's at the provider by now: people leave, addresses are given again.
  if (!(await insertLink(tx, { issuer, subject, userId: user.id, at: tx.now() }))) return 'linked_elsewhere'
  await recordLog(tx, { action: 'single_sign_on.linked', subject: user.login, details: { issuer, subject, email } })
  return user
}

/** Makes somebody a user whom a rule gives rights, where the account wants that; null otherwise. */
async function addByRules(
  tx: UserTx,
  { createsUsers }: KeptSingleSignOn,
  claims: Claims,
  { email, name, rights, unknownHash }: Newcomer & { readonly email: string },
): Promise<string | null> {
  if (!createsUsers || rights === null) return null
  const id = newId(tx.now())
  const locale = typeof claims['locale'] === 'string' ? claims['locale'].slice(0, 2).toLowerCase() : ''
  const language = LANGUAGES.find((one) => one === locale) ?? (await readAccountDoor(tx)).language
  const fields = { name, email, language, rights }
  // Logins are unique in the whole portal: an address may be a login elsewhere.
  const logins = [email, `${email}-${id.slice(-4)}`]
  for (const login of logins) {
    const wish: UserFields = { ...fields, login }
    if ((await insertManagedUser(tx, id, wish, unknownHash)) === null) {
      await recordLog(tx, { action: 'user.added', subject: login, details: { userId: id, name, email, rights } })
      return id
    }
  }
  return null
}

/** Gives a user exactly the rights of the rules that are met. */
async function followRules(tx: UserTx, user: User, rights: readonly Right[]): Promise<void> {
  if (user.isSuperUser || user.rights.join() === rights.join()) return
  await saveManagedUser(tx, user.id, { ...user, rights })
  await recordLog(tx, {
    action: 'single_sign_on.rights_changed',
    subject: user.login,
    details: { from: user.rights, to: rights },
  })
}
