import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { faultsOf } from '../guarantees/page-laws.ts'
import { send } from '../support/portal.ts'
import { setUpApp } from '../support/second-factor.ts'
import { giveRights, setUpProvider } from '../support/single-sign-on.ts'
import { singleSignOnSteps } from './single-sign-on-steps.ts'

const { portal, idp, harbour, browser, isSignedIn, refused, readerRow, signIn } = await singleSignOnSteps()
const { admin, clock } = portal
const { email: NORRLANDS } = await admin('users').where('login', 'norrland.super').first('email')

describe('signing in at the provider', () => {
  test('lets a user in by their verified address, and from then on by what the provider calls them', async () => {
    const first = await signIn()
    idp.person = { ...idp.person, email: 'new-address@elsewhere.example' }
    const second = await signIn()

    for (const { agent, answer } of [first, second]) {
      expect([answer.status, answer.headers['location']]).toEqual([303, '/profile'])
      expect(await isSignedIn(agent)).toBe(true)
    }
    const actions = await admin('audit_log').where('subject', 'harbour.reader').orderBy('id').pluck('action')
    expect(actions).toEqual(expect.arrayContaining(['single_sign_on.linked', 'sign_in.by_provider']))
  })

  test('gives the rights of the rules at each sign-in, and never makes anybody the super user', async () => {
    await signIn()
    const first = await readerRow()
    idp.person = { ...idp.person, groups: ['finance', 'it'] }
    await giveRights(portal, 'harbour.super', 'finance', ['billing'])
    await signIn()
    const second = await readerRow()
    idp.person = { ...idp.person, groups: ['finance'] }
    await signIn()
    const third = await readerRow()

    const rightsOf = ({ technical, billing, administrative }: typeof first) => [technical, billing, administrative]
    expect(rightsOf(first)).toEqual([true, false, true])
    expect(rightsOf(second)).toEqual([true, true, true])
    expect(rightsOf(third)).toEqual([false, true, false])
    expect([first, second, third].map((row) => row.is_super_user)).toEqual([false, false, false])
    expect(await admin('audit_log').where('action', 'single_sign_on.rights_changed')).not.toEqual([])
  })

  test('asks for the second factor as after a password, unless the provider has asked for two', async () => {
    await setUpApp(portal, 'harbour.reader')
    const asked = await signIn()
    await setUpProvider(portal, idp, 'harbour.super', { factorClaim: 'factors', factorValue: 'mfa' })
    const stillAsked = await signIn()
    idp.person = { ...idp.person, factors: ['pwd', 'mfa'] }
    const trusted = await signIn()

    expect(asked.answer.headers['location']).toBe('/sign-in/second-factor?back=%2Fprofile')
    expect(await isSignedIn(asked.agent)).toBe(false)
    expect(stillAsked.answer.headers['location']).toContain('/sign-in/second-factor')
    expect(trusted.answer.headers['location']).toBe('/profile')
  })

  test('makes unknown people users where the account wants it and a rule gives them rights', async () => {
    idp.person = {
      sub: 'new-1',
      email: 'New.Person@harbour.example',
      email_verified: true,
      name: 'New Person',
      groups: ['it'],
    }
    const unwanted = await signIn()
    await setUpProvider(portal, idp, 'harbour.super', { createsUsers: true })
    const wanted = await signIn()
    const row = await admin('users').where('login', 'new.person@harbour.example').first()
    const again = await signIn()

    expect([unwanted.answer.status, wanted.answer.status, again.answer.status]).toEqual([403, 303, 303])
    expect(row).toMatchObject({ name: 'New Person', account_id: harbour.accountId, technical: true, billing: false })
    expect(await admin('users').where('login', row.login)).toHaveLength(1)
    await admin('single_sign_on_links').delete()
    await admin('sessions').delete()
    await admin('users').where('login', row.login).delete()
  })
})

describe('is refused', () => {
  test('by name, without a rule that is met', async () => {
    idp.person = { ...idp.person, groups: ['sales'] }
    const { agent, answer } = await signIn()

    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Rita Reader')
    expect(faultsOf(answer.text)).toEqual([])
    expect(await refused()).toMatchObject({ why: 'no_rights' })
    expect(await isSignedIn(agent)).toBe(false)
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an unverified address', { email_verified: false }, 'unverified'],
    ['an address without a word about it', { email_verified: undefined }, 'unverified'],
    ['an address of another account', { email: NORRLANDS }, 'unknown_person'],
  ])('%s', async (_what, claims, why) => {
    idp.person = { ...idp.person, ...claims }

    const { answer } = await signIn()

    expect(answer.status).toBe(403)
    expect(await refused()).toMatchObject({ why })
    expect(await admin('single_sign_on_links')).toEqual([])
  })

  test('an address that belongs to another person at the provider by now', async () => {
    await signIn()
    idp.person = { ...idp.person, sub: 'successor-8' }
    const { answer } = await signIn()

    expect(answer.status).toBe(403)
    expect(await refused()).toMatchObject({ why: 'linked_elsewhere' })
  })

  test('a suspended user, and a locked one', async () => {
    await signIn()
    await admin('users').where('login', 'harbour.reader').update({ suspended_at: clock.now() })
    const suspended = await signIn()
    await admin('users').where('login', 'harbour.reader').update({ suspended_at: null })
    for (let guess = 1; guess <= 5; guess++)
      await send(browser(), '/sign-in', '/sign-in', { login: 'harbour.reader', password: 'wrong' })
    const locked = await signIn()

    expect([suspended.answer.status, locked.answer.status]).toEqual([403, 423])
    expect(await isSignedIn(suspended.agent)).toBe(false)
  })
})

describe('where passwords are switched off', () => {
  test('wrong passwords do not shut anybody out of the provider', async () => {
    await signIn()
    await setUpProvider(portal, idp, 'harbour.super', { allowsPasswords: false })

    const statuses = []
    for (let guess = 1; guess <= 5; guess++)
      statuses.push(
        (await send(browser(), '/sign-in', '/sign-in', { login: 'harbour.reader', password: 'wrong' })).status,
      )
    const { agent } = await signIn()

    expect(statuses).toEqual([401, 401, 401, 401, 423])
    expect(await isSignedIn(agent)).toBe(true)
  })

  test('only the super user signs in by one, and whoever gives a right one is told where to go', async () => {
    await setUpProvider(portal, idp, 'harbour.super', { allowsPasswords: false })
    const give = (login: string, password = DEMO_PASSWORD) =>
      send(browser(), '/sign-in', '/sign-in', { login, password })

    const reader = await give('harbour.reader')
    const guess = await give('harbour.reader', 'wrong')
    const superUser = await give('harbour.super')

    expect([reader.status, guess.status, superUser.status]).toEqual([403, 401, 303])
    expect(reader.text).toContain('href="/sign-in/sso')
    expect(reader.headers['set-cookie'] ?? '').not.toMatch(/session=/)
  })
})
