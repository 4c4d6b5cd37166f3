import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { startPortal } from '../support/portal.ts'
import { poster, tellsNothing } from '../support/tells-nothing.ts'
import { compareTimes, NEVER_BY_CHANCE, PAIRS } from '../support/timing.ts'

const portal = await startPortal({}, { passwords: 'real' })
const { app, admin } = portal
const forget = () => admin.raw('delete from sign_in_failures; delete from rate_limits')

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
