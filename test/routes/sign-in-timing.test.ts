import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { startPortal } from '../support/portal.ts'
import { poster, tellsNothing } from '../support/tells-nothing.ts'
import { compareTimes, NEVER_BY_CHANCE, PAIRS } from '../support/timing.ts'

const portal = await startPortal({}, { passwords: 'real' })
const { app, admin } = portal
const forget = () => admin.raw('delete from sign_in_failures; delete from rate_limits')

/** Accounts whose users sign in otherwise: by certificate, and at a provider alone. */
await admin('accounts').where('slug', 'ville-de-montclair').update({ authentication_mode: 'client_certificate' })
const { account_id: harbour } = await admin('users').where('login', 'harbour.reader').first('account_id')
await admin('single_sign_ons').insert({
  id: randomUUID(),
  account_id: harbour,
  is_on: true,
  allows_passwords: false,
  issuer: 'https://provider.example',
  client_id: 'chancery',
  sealed_secret: 'sealed',
  scopes: 'openid',
  email_claim: 'email',
  verified_claim: 'email_verified',
  creates_users: false,
  factor_claim: '',
  factor_value: '',
  changed_at: portal.clock.now(),
})

/** The doors where a login is typed, and who of the cast has one. */
const DOORS = [
  { who: 'customers', base: '/sign-in', known: 'harbour.super', unknown: 'harbour.nobody' },
  { who: 'the staff', base: '/staff/sign-in', known: 'validation', unknown: 'valuation' },
] as const

describe.each(DOORS)('at the door of $who:', ({ base, known, unknown }) => {
  const agent = request.agent(app)
  const enter = poster(agent, base)
  const ask = poster(agent, `${base}/forgotten`)
  const guess = (login: string) => enter({ login, password: 'not the right one' })
  const guessed = (times: number) => async (login: string) => {
    for (let count = 0; count < times; count++) await guess(login)
  }
  const states = [
    ['was tried for the first time', guessed(0)],
    ['is locked', guessed(5)],
  ] as const

  describe('a wrong password', () => {
    tellsNothing(portal, { known, unknown, knock: guess, forget, states })
  })

  describe('asking for a new password', () => {
    tellsNothing(portal, { known, unknown, knock: (name) => ask({ name }), forget, states })
  })
})

describe.each([
  ['certificate', 'montclair.buyer'],
  ['the provider of their account', 'harbour.reader'],
])('a wrong password of somebody who signs in by %s', (_way, known) => {
  const enter = poster(request.agent(app), '/sign-in')
  const guess = (login: string) => enter({ login, password: 'not the right one' })
  const states = [0, 4, 5].map((times): [string, (login: string) => Promise<void>] => [
    `was tried ${times} times`,
    async (login) => {
      for (let count = 0; count < times; count++) await guess(login)
    },
  ])

  tellsNothing(portal, { known, unknown: 'somebody.else', knock: guess, forget, states })
})

describe('the comparison', () => {
  const noisy = (slower: number) =>
    Array.from({ length: PAIRS }, (_, pair): [number, number] => {
      const load = 20 + 60 * random(pair)
      return [load * (1 + slower) + 8 * random(pair + 0.3), load + 8 * random(pair + 0.7)]
    })

  test('sees it on a busy machine when one way costs 10 % more', () => {
    expect(compareTimes(noisy(0.1)).z).toBeGreaterThan(NEVER_BY_CHANCE)
  })

  test('sees nothing where there is nothing', () => {
    expect(Math.abs(compareTimes(noisy(0)).z)).toBeLessThan(NEVER_BY_CHANCE)
  })
})

/** The same numbers in every run. */
function random(seed: number): number {
  const wave = Math.sin(seed * 12.9898) * 43758.5453
  return wave - Math.floor(wave)
}
