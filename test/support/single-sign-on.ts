import type { SingleSignOn } from '#domain/access/single-sign-on.ts'
import type { Right } from '#domain/access/rights.ts'
import { newId } from '#platform/ids.ts'
import type { TestPortal } from './portal.ts'
import { personOf, scopeOf } from './second-factor.ts'
import type { OpenidProvider } from './servers/openid-provider.ts'

/** Switches single sign-on on for the account of one of the cast's super users, as their page does. */
export async function setUpProvider(
  portal: TestPortal,
  idp: Pick<OpenidProvider, 'issuer' | 'client'>,
  login: string,
  more: Partial<SingleSignOn> = {},
): Promise<void> {
  const { scope, me } = await asPerson(portal, login)
  await portal.portal.services.singleSignOn.configure(scope, me, {
    isOn: true,
    issuer: idp.issuer,
    clientId: idp.client.id,
    clientSecret: idp.client.secret,
    scopes: 'openid email profile',
    emailClaim: 'email',
    verifiedClaim: 'email_verified',
    createsUsers: false,
    allowsPasswords: true,
    factorClaim: '',
    factorValue: '',
    ...more,
  })
}

/** Whoever is in this group gets these rights; tells the id of the rule. */
export async function giveRights(
  portal: TestPortal,
  login: string,
  group: string,
  rights: readonly Right[],
): Promise<string> {
  const { scope, me } = await asPerson(portal, login)
  const rule = { id: newId(portal.clock.now()), claim: 'groups', test: 'contains', value: group, rights } as const
  await portal.portal.services.singleSignOn.addRule(scope, me, rule)
  return rule.id
}

async function asPerson(portal: TestPortal, login: string) {
  const person = await personOf(portal, login)
  const scope = scopeOf(portal, person)
  return { scope, me: { accountId: person.accountId ?? '', actor: scope.actor } }
}
