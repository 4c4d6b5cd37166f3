import { afterAll } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { aDevice, type TestDevice } from './device.ts'
import { send, startPortal, type Agent } from './portal.ts'
import { personOf, scopeOf } from './second-factor.ts'
import { startOpenidProvider } from './servers/openid-provider.ts'
import { giveRights, setUpProvider } from './single-sign-on.ts'
import { makeUserCertificate, startTlsListener } from './user-certificates.ts'

/**
 * A portal on which one person may sign in by every way that there is: by password, at their account's provider, by
 * certificate, and by passkey. Call it at the top of the file.
 */
export async function openEveryWayIn(login: string, environment: Readonly<Record<string, string>> = {}) {
  const idp = await startOpenidProvider()
  afterAll(() => idp.close())
  const reachable = { OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_PORTS: `80,443,${idp.port}` }
  const portal = await startPortal({ ...reachable, ...environment }, { demo: true })
  const { admin } = portal
  const { secondFactor } = portal.portal.services
  const tls = await startTlsListener(portal)
  const me = await personOf(portal, login)
  const account = () => admin('accounts').where('id', me.accountId)
  idp.register([`http://localhost:3999/sign-in/sso/${me.accountId}/callback`])
  const { email } = await admin('users').where({ login }).first('email')
  const asProvided = { sub: 'super-1', email, email_verified: true, name: 'Margaux', groups: ['it'] }
  await setUpProvider(portal, idp, login, { createsUsers: true })
  await giveRights(portal, login, 'it', ['technical'])
  const identity = await makeUserCertificate(portal, login)

  /** Out to the provider, as far as the address by which the browser comes back. */
  const signInAtProvider = async (agent: Agent): Promise<string> => {
    const { name } = await account().first('name')
    const begun = await send(agent, '/sign-in/sso', '/sign-in/sso', { name, back: '/' })
    const [, url = ''] = /url=(.*)$/.exec(String(begun.headers['refresh'])) ?? []
    return (await idp.signIn(url)).replace('http://localhost:3999', '')
  }

  /** A device with a passkey that was added as their pages do. */
  const newDevice = async (): Promise<TestDevice> => {
    const scope = scopeOf(portal, me)
    const device = aDevice()
    const proof = { password: DEMO_PASSWORD, current: '', passkey: '', session: null }
    const begun = await secondFactor.beginPasskey(scope, me, proof)
    const passkey = device.create(begun.outcome === 'asked' ? begun.options : '')
    const { sealed: offer } = secondFactor.offer(scope, me, '')
    await secondFactor.addPasskey(scope, me, { passkey, name: 'Laptop', offer, session: null })
    return device
  }

  const askPasskey = async (agent: Agent): Promise<string> =>
    (await send(agent, '/sign-in', '/sign-in/passkey-challenges')).text

  return { portal, idp, tls, me, account, asProvided, identity, signInAtProvider, newDevice, askPasskey }
}
