import { load } from 'cheerio'
import request from 'supertest'
import { beforeEach } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { send, type Agent, type TestPortal } from '../../support/portal.ts'

export const DOOR = '/sign-in/second-factor'
export const OWN = '/profile/two-factor'

/** What the tests of two-factor sign-in do again and again; each begins with nobody enrolled or locked. */
export function twoFactorSteps({ app, admin, clock }: TestPortal) {
  // Time stands still between the tests: each begins in a step of its own.
  beforeEach(async () => {
    clock.set(new Date(clock.now().getTime() + 3_600_000))
    for (const table of ['half_open_sign_ins', 'second_factors', 'sign_in_failures', 'rate_limits', 'sessions'])
      await admin(table).delete()
    await admin('accounts').update({ authentication_mode: 'password' })
  })

  const browser = () => request.agent(app)
  const giveLogin = (agent: Agent, login: string, password = DEMO_PASSWORD) =>
    send(agent, '/sign-in', '/sign-in', { login, password, back: '/orders/all' })
  const giveCode = (agent: Agent, code: string) => send(agent, DOOR, DOOR, { code, back: '/orders/all' })
  const isSignedIn = async (agent: Agent) => (await agent.get('/')).status === 200
  const logOf = async (login: string) =>
    (await admin('audit_log').where('subject', login).orderBy('id').select('action')).map(({ action }) =>
      String(action),
    )
  const lockOf = (login: string) => giveLogin(browser(), login).then(({ status }) => status === 423)

  const halfOpen = async (login: string): Promise<Agent> => {
    const agent = browser()
    const answer = await giveLogin(agent, login)
    if (!String(answer.headers['location']).startsWith(DOOR)) throw new Error(`${login} was not asked for a code`)
    return agent
  }

  /** Signs in with an app that was set up; a minute passes, so that its next code is a new one. */
  const signInBy = async (login: string, code: () => Promise<string>): Promise<Agent> => {
    clock.set(new Date(clock.now().getTime() + 60_000))
    const agent = await halfOpen(login)
    await giveCode(agent, await code())
    clock.set(new Date(clock.now().getTime() + 60_000))
    return agent
  }

  return { browser, giveLogin, giveCode, isSignedIn, logOf, lockOf, halfOpen, signInBy }
}

export const cookiesOf = (answer: request.Response) => [answer.headers['set-cookie'] ?? []].flat().join('\n')
export const keyOn = (text: string) => load(text)('#authenticator-key').text()
export const codesOn = (text: string) =>
  load(text)('#recovery-codes li')
    .map((_, item) => load(item).text().trim())
    .get()
export const offerOn = (text: string) => String(load(text)('input[name=offer]').first().val() ?? '')
