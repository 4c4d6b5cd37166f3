import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { send, startPortal } from '../support/portal.ts'

// Behind a proxy the address is the one that it names: so each request can come from where the test wants.
const { app, admin } = await startPortal({ TRUST_PROXY: 'loopback' })
const GUESSER = '203.0.113.9'
const knock = async (door: string, login: string, password: string, address = GUESSER) =>
  (await send(request.agent(app).set('X-Forwarded-For', address), door, door, { login, password })).status

beforeEach(() => admin.raw('delete from rate_limits; delete from sign_in_failures'))

describe.each([
  ['/sign-in', 'fjord.super'],
  ['/staff/sign-in', 'support'],
])('an address that guesses over many logins at %s', (door, login) => {
  async function guess(): Promise<number[]> {
    const statuses = []
    for (let wrong = 1; wrong <= 30; wrong++) statuses.push(await knock(door, `somebody-${wrong}`, 'a wrong password'))
    return statuses
  }

  test('is stopped after thirty, also with a right password and at the other door; others go on', async () => {
    expect(new Set(await guess())).toEqual(new Set([401]))

    expect(await knock(door, 'one-more', 'a wrong password')).toBe(429)
    expect(await knock(door, login, DEMO_PASSWORD)).toBe(429)
    expect(await knock('/sign-in', 'harbour.super', DEMO_PASSWORD)).toBe(429)
    expect(await knock('/staff/sign-in', 'admin', DEMO_PASSWORD)).toBe(429)
    expect(await knock(door, login, DEMO_PASSWORD, '203.0.113.10')).toBe(303)
  })

  test('is let in again when a quarter of an hour has passed', async () => {
    const before = Date.now()
    await guess()
    const { expire } = await admin('rate_limits').where('key', `sign-in:${GUESSER}`).first('expire')
    expect(await knock(door, login, DEMO_PASSWORD)).toBe(429)

    // The limiter goes by the clock of the machine: the end of its window is moved, not the time.
    await admin('rate_limits').update({ expire: Date.now() - 1 })

    expect(await knock(door, login, DEMO_PASSWORD)).toBe(303)
    expect(Number(expire) - before).toBeGreaterThanOrEqual(900_000)
    expect(Number(expire) - before).toBeLessThan(960_000)
  })
})
