import request from 'supertest'
import { afterAll, beforeEach } from 'vitest'
import { send, startPortal, type Agent } from '../support/portal.ts'
import { personOf } from '../support/second-factor.ts'
import { startOpenidProvider } from '../support/servers/openid-provider.ts'
import { giveRights, setUpProvider } from '../support/single-sign-on.ts'

export const START = '/sign-in/sso'
const READER = { sub: 'reader-7', email: '', email_verified: true, name: 'Rita Reader', groups: ['it'] }

/** The way back of a browser that has signed in at the provider. */
export const pathOf = (address: string) => address.replace('http://localhost:3999', '')

/** A portal with a provider of Harbour Bakery, at which its reader signs in; each test begins with nobody linked. */
export async function singleSignOnSteps() {
  const idp = await startOpenidProvider()
  const portal = await startPortal({ OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_PORTS: `80,443,${idp.port}` })
  const { app, admin, clock } = portal
  const harbour = await personOf(portal, 'harbour.super')
  const norrland = await personOf(portal, 'norrland.super')
  const callbackOf = (person: typeof harbour) => `http://localhost:3999/sign-in/sso/${person.accountId}/callback`
  idp.register([callbackOf(harbour), callbackOf(norrland)])

  afterAll(() => idp.close())

  beforeEach(async () => {
    for (const table of ['attempts', 'links', 'rules']) await admin(`single_sign_on_${table}`).delete()
    for (const table of ['single_sign_ons', 'half_open_sign_ins', 'second_factors', 'sign_in_failures', 'rate_limits'])
      await admin(table).delete()
    await admin('sessions').delete()
    await admin('users').update({ suspended_at: null })
    clock.set(new Date())
    const { email } = await admin('users').where('login', 'harbour.reader').first('email')
    idp.person = { ...READER, email }
    idp.trouble = 'none'
    await setUpProvider(portal, idp, 'harbour.super')
    await giveRights(portal, 'harbour.super', 'it', ['technical', 'administrative'])
  })

  const browser = () => request.agent(app)
  const isSignedIn = async (agent: Agent) => (await agent.get('/profile')).status === 200
  const refused = async () =>
    (await admin('audit_log').where('action', 'single_sign_on.refused').orderBy('id', 'desc').first())?.details
  const readerRow = () => admin('users').where('login', 'harbour.reader').first()

  /** Names the account and is sent to the provider; tells where. */
  const leave = async (agent: Agent, name = 'Harbour Bakery'): Promise<string> => {
    const account = await admin('accounts').where('id', harbour.accountId).first('name')
    const typed = name === 'Harbour Bakery' ? account.name : name
    const answer = await send(agent, START, START, { name: typed, back: '/profile' })
    const [, url] = /url=(.*)$/.exec(String(answer.headers['refresh'])) ?? []
    if (!url) throw new Error(`not sent to a provider: ${answer.status}`)
    return url
  }

  const signIn = async (agent: Agent = browser()) => {
    const back = await idp.signIn(await leave(agent))
    return { agent, answer: await agent.get(pathOf(back)), back: pathOf(back) }
  }

  return { portal, idp, harbour, norrland, callbackOf, browser, isSignedIn, refused, readerRow, leave, signIn }
}
