import { describe, expect, test } from 'vitest'
import { aDevice } from '../../support/device.ts'
import { startPortal } from '../../support/portal.ts'
import { BROWSER, passkeySteps } from './passkey-steps.ts'

const portal = await startPortal()
const { admin, clock } = portal
const { secondFactor } = portal.portal.services
const { system } = portal.portal
const { add, signInAlone } = await passkeySteps(portal)

describe('a passkey alone', () => {
  test('signs in where the account allows it; unknown, forbidden and unchecked keys get one answer', async () => {
    const device = aDevice()
    await add(device)
    const allowed = await signInAlone(device)
    const unchecked = await signInAlone(device, { byHolder: false })
    await admin('accounts').update({ passkey_alone: false })
    const forbidden = await signInAlone(device)
    const unknown = await signInAlone(aDevice())

    expect([allowed, unchecked, forbidden, unknown]).toEqual(['signed_in', 'wrong', 'wrong', 'wrong'])
  })

  test('its answer counts once', async () => {
    const device = aDevice()
    await add(device)
    const options = (await secondFactor.askAnyPasskey(system, BROWSER.address)) ?? ''
    const answer = device.get(options)
    const again = async () => (await secondFactor.signInByPasskey(system, answer, BROWSER)).outcome

    expect([await again(), await again()]).toEqual(['signed_in', 'wrong'])
  })

  test('locks after five failures, and lets neither a locked nor a suspended user in', async () => {
    const device = aDevice()
    await add(device)
    const outcomes = []
    for (let guess = 1; guess <= 5; guess++) outcomes.push(await signInAlone(device, { rpId: 'portal.example' }))
    const locked = await signInAlone(device)
    await admin('sign_in_failures').delete()
    await admin('users').where('login', 'harbour.super').update({ suspended_at: clock.now() })
    const suspended = await signInAlone(device)

    expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'locked'])
    expect([locked, suspended]).toEqual(['locked', 'wrong'])
  })

  test('an address asks three hundred times in a quarter of an hour, and another one all the same', async () => {
    for (let asked = 1; asked <= 3; asked++) await secondFactor.askAnyPasskey(system, BROWSER.address)
    const counted = await admin('rate_limits').where('key', `passkey-questions:${BROWSER.address}`).first('points')
    await admin('rate_limits').update({ points: 299 })

    const last = await secondFactor.askAnyPasskey(system, BROWSER.address)
    const refused = await secondFactor.askAnyPasskey(system, BROWSER.address)
    const other = await secondFactor.askAnyPasskey(system, '192.0.2.2')

    expect(counted?.points).toBe(3)
    expect([last !== null, refused, other !== null]).toEqual([true, null, true])
    expect(await admin('passkey_challenges')).toHaveLength(5)
  })

  test('nonsense is an answer like any other', async () => {
    const answers = await Promise.all(
      ['', '{}', '[]', '{"id":1}', 'x'.repeat(1000)].map((text) => secondFactor.signInByPasskey(system, text, BROWSER)),
    )

    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['wrong']))
  })
})
