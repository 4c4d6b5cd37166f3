import request from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { send, startPortal } from '../support/portal.ts'

const { app, admin, signIn } = await startPortal()
const CUSTOMERS = '/sign-in'
const STAFF = '/staff/sign-in'
const give = async (door: string, password: string) =>
  (await send(request.agent(app), door, door, { login: 'admin', password })).status

async function lock(door: string): Promise<void> {
  for (let failure = 1; failure <= 5; failure++) await give(door, `guess ${failure}`)
  expect(await give(door, DEMO_PASSWORD)).toBe(423)
}

const user = await admin('users').where('login', 'harbour.reader').first('id')
await admin('users').where('id', user.id).update({ login: 'admin' })

beforeEach(() => admin.raw('delete from rate_limits; delete from sign_in_failures'))

describe('a login that a user and one of the staff have alike', () => {
  test.each([
    [CUSTOMERS, STAFF],
    [STAFF, CUSTOMERS],
  ])('locked at %s is open at %s', async (locked, open) => {
    await lock(locked)

    expect(await give(open, DEMO_PASSWORD)).toBe(303)
    expect(await give(locked, DEMO_PASSWORD)).toBe(423)
  })

  test.each([
    [CUSTOMERS, STAFF],
    [STAFF, CUSTOMERS],
  ])('counts at %s what failed there: signing in at %s clears nothing of it', async (guessed, other) => {
    for (let failure = 1; failure <= 4; failure++) await give(guessed, `guess ${failure}`)

    const signedIn = await give(other, DEMO_PASSWORD)
    const fifth = await give(guessed, 'guess 5')

    expect([signedIn, fifth]).toEqual([303, 423])
  })

  test('stays locked for the staff when an administrator of the account unlocks the user', async () => {
    const agent = await signIn('harbour.super')
    await lock(STAFF)
    await lock(CUSTOMERS)
    const page = `/administration/users/${user.id}`

    const unlocked = await send(agent, page, `${page}/unlocking`)

    expect(unlocked.status).toBe(303)
    expect(await give(CUSTOMERS, DEMO_PASSWORD)).toBe(303)
    expect(await give(STAFF, DEMO_PASSWORD)).toBe(423)
  })
})
