import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { aDevice, type Lies, type TestDevice } from '../../support/device.ts'
import { startPortal } from '../../support/portal.ts'
import { codesOf, personOf, scopeOf, setUpApp } from '../../support/second-factor.ts'

const portal = await startPortal()
const { admin, clock } = portal
const { secondFactor, access } = portal.portal.services
const { system } = portal.portal
const BROWSER = { address: '192.0.2.1', userAgent: 'test' }
const me = await personOf(portal, 'harbour.super')
const scope = scopeOf(portal, me)

beforeEach(async () => {
  for (const table of ['half_open_sign_ins', 'second_factors', 'sign_in_failures', 'rate_limits', 'sessions'])
    await admin(table).delete()
  await admin('passkey_challenges').delete()
  await admin('accounts').update({ authentication_mode: 'password', passkey_alone: true })
  await admin('users').update({ suspended_at: null })
})

const proof = (more: { current?: string; passkey?: string } = {}) => ({
  password: DEMO_PASSWORD,
  current: '',
  passkey: '',
  session: null,
  ...more,
})

/** Adds a passkey as the pages do; tells its recovery codes. */
async function add(device: TestDevice, current = '', person = me): Promise<readonly string[]> {
  const mine = scopeOf(portal, person)
  const begun = await secondFactor.beginPasskey(mine, person, proof({ current }))
  if (begun.outcome !== 'asked') throw new Error(begun.outcome)
  const offer = secondFactor.offer(mine, person, '').sealed
  const passkey = device.create(begun.options)
  const added = await secondFactor.addPasskey(mine, person, { passkey, name: 'Laptop', offer, session: null })
  return added.outcome === 'done' ? added.codes : []
}

async function signInAlone(device: TestDevice, lies: Lies = {}) {
  const options = (await secondFactor.askAnyPasskey(system, BROWSER.address)) ?? ''
  return (await secondFactor.signInByPasskey(system, device.get(options, lies), BROWSER)).outcome
}

/** The door behind a right password. */
async function door() {
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
