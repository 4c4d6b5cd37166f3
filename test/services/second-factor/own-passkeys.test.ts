import { describe, expect, test } from 'vitest'
import { aDevice, type Lies } from '../../support/device.ts'
import { startPortal } from '../../support/portal.ts'
import { codesOf, personOf, setUpApp } from '../../support/second-factor.ts'
import { passkeySteps, proof } from './passkey-steps.ts'

const portal = await startPortal()
const { admin } = portal
const { secondFactor } = portal.portal.services
const { me, scope, add, signInAlone, failures, logged } = await passkeySteps(portal)

describe('adding a passkey', () => {
  test('gives recovery codes with the first second factor of any kind, and only with that', async () => {
    const first = await add(aDevice())
    const second = await add(aDevice(), first[0])
    await admin('second_factors').delete()
    const { recoveryCodes } = await setUpApp(portal, 'harbour.super')
    const besideApp = await add(aDevice(), recoveryCodes[0])

    expect([first.length, second.length, besideApp.length]).toEqual([10, 0, 0])
    expect(await logged()).toContain('two_factor.passkey_added')
  })

  test('asks for the password and the present factor', async () => {
    const [code = ''] = await add(aDevice())
    const outcomes = []
    for (const wrong of [{ ...proof({ current: code }), password: 'wrong' }, proof({ current: '000000' }), proof()])
      outcomes.push((await secondFactor.beginPasskey(scope, me, wrong)).outcome)

    expect(outcomes).toEqual(['wrong_password', 'wrong_current', 'wrong_current'])
    expect(await failures()).toBe(3)
  })

  test.each<[string, Lies]>([
    ['made under a foreign origin', { origin: 'https://portal.example' }],
    ['made for another host', { rpId: 'portal.example' }],
    ['made for a challenge of nobody', { challenge: 'bm90aGluZw' }],
  ])('keeps no key that was %s', async (_what, lies) => {
    const begun = await secondFactor.beginPasskey(scope, me, proof())
    const passkey = aDevice().create(begun.outcome === 'asked' ? begun.options : '', lies)
    const offer = secondFactor.offer(scope, me, '').sealed

    const added = await secondFactor.addPasskey(scope, me, { passkey, name: 'x', offer, session: null })

    expect(added.outcome).toBe('expired')
    expect(await admin('second_factors')).toEqual([])
  })

  test('the same form sent twice keeps one key and shows the same codes', async () => {
    const begun = await secondFactor.beginPasskey(scope, me, proof())
    const passkey = aDevice().create(begun.outcome === 'asked' ? begun.options : '')
    const offer = secondFactor.offer(scope, me, '').sealed
    const form = { passkey, name: 'Laptop', offer, session: null }

    const answers = [await secondFactor.addPasskey(scope, me, form), await secondFactor.addPasskey(scope, me, form)]

    expect(answers[1]).toEqual(answers[0])
    expect(await admin('passkeys')).toHaveLength(1)
  })

  test('a key that is somebody’s already is nobody else’s', async () => {
    const device = aDevice()
    await add(device)
    await expect(add(device, '', await personOf(portal, 'norrland.super'))).rejects.toThrow('passkey_is_known')
  })

  test('an app set up later leaves it in force', async () => {
    const device = aDevice()
    const [code = ''] = await add(device)
    const { key, sealed } = secondFactor.offer(scope, me, '')
    const set = await secondFactor.setUpOwn(scope, me, {
      ...proof({ current: code }),
      code: await codesOf(portal, key)(),
      offer: sealed,
    })

    expect(set.outcome).toBe('done')
    expect(await signInAlone(device)).toBe('signed_in')
  })
})

describe('removing a passkey', () => {
  const idOf = async () => String((await admin('passkeys').orderBy('id').first('id')).id)

  test('it opens nothing any more; with the last one two-factor sign-in is off', async () => {
    const device = aDevice()
    const [code = ''] = await add(device)

    const removed = await secondFactor.removePasskey(scope, me, await idOf(), proof({ current: code }))

    expect(removed.outcome).toBe('done')
    expect(await signInAlone(device)).toBe('wrong')
    expect(await admin('second_factors')).toEqual([])
    expect((await logged()).at(-1)).toBe('two_factor.switched_off')
  })

  test('is confirmed by the passkey itself', async () => {
    const device = aDevice()
    await add(device)
    const passkey = device.get(await secondFactor.askPasskeyOf(scope, me, 'proof'))

    const removed = await secondFactor.removePasskey(scope, me, await idOf(), proof({ passkey }))

    expect(removed.outcome).toBe('done')
  })

  test('the last factor stays where the account demands one; the last but one does not', async () => {
    const codes = await add(aDevice())
    await admin('accounts').update({ authentication_mode: 'two_factor' })
    const remove = async (current = '') => secondFactor.removePasskey(scope, me, await idOf(), proof({ current }))

    await expect(remove(codes[0])).rejects.toThrow('two_factor_mandatory')
    await add(aDevice(), codes[1])
    const oneOfTwo = await remove(codes[2])

    expect(oneOfTwo.outcome).toBe('done')
    expect(await admin('passkeys')).toHaveLength(1)
  })

  test('somebody else’s can be neither renamed nor removed', async () => {
    await add(aDevice(), '', await personOf(portal, 'norrland.super'))

    await expect(secondFactor.renamePasskey(scope, me, await idOf(), 'Mine')).rejects.toThrow('page_not_found')
    await secondFactor.removePasskey(scope, me, await idOf(), proof())

    expect(await admin('passkeys').pluck('name')).toEqual(['Laptop'])
  })
})
