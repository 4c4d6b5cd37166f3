import { beforeEach } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import type { Lies, TestDevice } from '../../support/device.ts'
import type { TestPortal } from '../../support/portal.ts'
import { personOf, scopeOf } from '../../support/second-factor.ts'

export const BROWSER = { address: '192.0.2.1', userAgent: 'test' }

export const proof = (more: { current?: string; passkey?: string } = {}) => ({
  password: DEMO_PASSWORD,
  current: '',
  passkey: '',
  session: null,
  ...more,
})

/** What the tests of passkeys do again and again; each begins with nobody enrolled or locked, and passkeys alone allowed. */
export async function passkeySteps(portal: TestPortal) {
  const { admin } = portal
  const { secondFactor, access } = portal.portal.services
  const { system } = portal.portal
  const me = await personOf(portal, 'harbour.super')

  beforeEach(async () => {
    for (const table of ['half_open_sign_ins', 'second_factors', 'sign_in_failures', 'rate_limits', 'sessions'])
      await admin(table).delete()
    await admin('passkey_challenges').delete()
    await admin('accounts').update({ authentication_mode: 'password', passkey_alone: true })
    await admin('users').update({ suspended_at: null })
  })

  /** Adds a passkey as the pages do; tells its recovery codes. */
  const add = async (device: TestDevice, current = '', person = me): Promise<readonly string[]> => {
    const mine = scopeOf(portal, person)
    const begun = await secondFactor.beginPasskey(mine, person, proof({ current }))
    if (begun.outcome !== 'asked') throw new Error(begun.outcome)
    const offer = secondFactor.offer(mine, person, '').sealed
    const passkey = device.create(begun.options)
    const added = await secondFactor.addPasskey(mine, person, { passkey, name: 'Laptop', offer, session: null })
    return added.outcome === 'done' ? added.codes : []
  }

  const signInAlone = async (device: TestDevice, lies: Lies = {}) => {
    const options = (await secondFactor.askAnyPasskey(system, BROWSER.address)) ?? ''
    return (await secondFactor.signInByPasskey(system, device.get(options, lies), BROWSER)).outcome
  }

  /** The door behind a right password. */
  const door = async () => {
    const request = { login: 'harbour.super', password: DEMO_PASSWORD, ...BROWSER }
    const first = await access.signInUser(system, request)
    if (first.outcome !== 'second_factor') throw new Error(first.outcome)
    const { token } = first
    const step = { kind: 'user', token, code: '', passkey: '', passkeyName: '', offer: '', browser: BROWSER } as const
    return {
      ask: async () => (await secondFactor.askPasskeyAtDoor(system, 'user', token, BROWSER)) ?? '',
      give: (passkey: string) => secondFactor.finishSignIn(system, { ...step, passkey }).then(({ outcome }) => outcome),
    }
  }

  const failures = async () => Number((await admin('sign_in_failures').first('failures'))?.failures ?? 0)
  const logged = () => admin('audit_log').where('subject', 'harbour.super').orderBy('id').pluck('action')

  return { me, scope: scopeOf(portal, me), add, signInAlone, door, failures, logged }
}
