import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/shared/time.ts'
import { aDevice, type Lies } from '../../support/device.ts'
import { startPortal } from '../../support/portal.ts'
import { personOf, scopeOf } from '../../support/second-factor.ts'
import { BROWSER, passkeySteps } from './passkey-steps.ts'

const portal = await startPortal()
const { admin, clock } = portal
const { secondFactor } = portal.portal.services
const { system } = portal.portal
const { me, scope, add, door, failures, logged } = await passkeySteps(portal)

describe('a passkey in the place of the code', () => {
  test('signs in, and its answer a second time does not', async () => {
    const device = aDevice()
    await add(device)
    const first = await door()
    const answer = device.get(await first.ask())

    const outcomes = [await first.give(answer), await (await door()).give(answer)]

    expect(outcomes).toEqual(['signed_in', 'wrong'])
    expect(await logged()).toContain('two_factor.passed')
  })

  test.each<[string, Lies]>([
    ['a foreign origin', { origin: 'https://portal.example' }],
    ['another host', { rpId: 'portal.example' }],
    ['a challenge of nobody', { challenge: 'bm90aGluZw' }],
    ['another signature', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
    ['another person’s name', { personId: '00000000-0000-7000-8000-000000000000' }],
  ])('is refused with %s, and counts to the lock-out', async (_what, lies) => {
    const device = aDevice()
    await add(device)
    const { ask, give } = await door()

    const outcome = await give(device.get(await ask(), lies))

    expect(outcome).toBe('wrong')
    expect(await failures()).toBe(1)
  })

  test('is refused when five minutes have passed', async () => {
    const device = aDevice()
    await add(device)
    const { ask, give } = await door()
    const options = await ask()
    clock.set(new Date(clock.now().getTime() + 5 * MINUTE))

    expect(await give(device.get(options))).toBe('wrong')
  })

  test('somebody else’s opens nothing', async () => {
    await add(aDevice())
    const theirs = aDevice()
    await add(theirs, '', await personOf(portal, 'norrland.super'))
    const { ask, give } = await door()

    expect(await give(theirs.get(await ask(), { personId: me.id }))).toBe('wrong')
  })

  test('a counter that steps back is refused, logged and told by mail', async () => {
    const device = aDevice()
    await add(device)
    const first = await door()
    await first.give(device.get(await first.ask(), { counter: 7 }))
    const { ask, give } = await door()

    const outcomes = [
      await give(device.get(await ask(), { counter: 7 })),
      await give(device.get(await ask(), { counter: 8 })),
    ]

    expect(outcomes).toEqual(['wrong', 'signed_in'])
    expect(await logged()).toContain('two_factor.passkey_refused')
    const [mail] = await admin('mails').where('kind', 'two_factor_changed').orderBy('id', 'desc').limit(1)
    expect(mail.text_body).toContain('compté à rebours')
  })

  test('a question of one purpose answers no other', async () => {
    const device = aDevice()
    await add(device)
    const { give } = await door()
    const ofPage = await secondFactor.askPasskeyOf(scope, me, 'proof')
    const ofAnybody = (await secondFactor.askAnyPasskey(system, BROWSER.address)) ?? ''

    expect([await give(device.get(ofPage)), await give(device.get(ofAnybody))]).toEqual(['wrong', 'wrong'])
  })
})

describe('before a dangerous act of an administrator', () => {
  const fresh = async () => {
    const holder = await personOf(portal, 'admin')
    const device = aDevice()
    await add(device, '', holder)
    const theirs = scopeOf(portal, holder)
    const ask = () => secondFactor.askPasskeyOf(theirs, holder, 'proof')
    const confirm = (given: { readonly code?: string; readonly passkey?: string }) =>
      secondFactor.confirmAgain(theirs, { code: '', passkey: '', ...given })
    return { holder, theirs, device, ask, confirm }
  }

  test('a passkey confirms it, once', async () => {
    const { theirs, device, ask, confirm } = await fresh()
    const passkey = device.get(await ask())

    expect(await secondFactor.asksAgain(theirs)).toBe('passkey_or_code')
    expect(await confirm({ passkey })).toBeNull()
    expect(await confirm({ passkey })).toBe('wrong_passkey')
  })

  test('a challenge of the door, somebody else’s key and five wrong answers confirm nothing', async () => {
    const { holder, theirs, device, ask, confirm } = await fresh()
    const atDoor = device.get(await secondFactor.askPasskeyOf(theirs, holder, 'door'))
    const other = aDevice()
    await add(other)
    const foreign = other.get(await ask())

    expect(await confirm({ passkey: atDoor })).toBe('wrong_passkey')
    expect(await confirm({ passkey: foreign })).toBe('wrong_passkey')
    for (const passkey of ['{}', '{}']) expect(await confirm({ passkey })).toBe('wrong_passkey')
    expect(await confirm({ passkey: '{}' })).toBe('locked')
    expect(await confirm({ passkey: device.get(await ask()) })).toBe('locked')
  })

  test('sent with nothing, it counts for no failure', async () => {
    const { confirm } = await fresh()

    for (let i = 0; i < 6; i++) expect(await confirm({ code: ' ' })).toBe('wrong_code')

    expect(await admin('sign_in_failures').where('failures', '>', 0)).toEqual([])
  })
})
