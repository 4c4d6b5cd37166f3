import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { startPortal } from '../support/portal.ts'

const IDLE = 30
const HOURS = 10
const { app, admin, clock, portal, signIn } = await startPortal({
  SESSION_IDLE_MINUTES: String(IDLE),
  SESSION_HOURS: String(HOURS),
})
const wait = (milliseconds: number) => {
  clock.set(new Date(clock.now().getTime() + milliseconds))
}
const HOUSES = [
  ['a customer', 'harbour.super', '/profile/sessions', '/sign-in'],
  ['staff', 'admin', '/staff', '/staff/sign-in'],
] as const

describe.each(HOUSES)('a session of %s', (_, login, page, door) => {
  test('ends when nobody has used it for as long as the operator says', async () => {
    const agent = await signIn(login)
    wait(IDLE * MINUTE - 1)
    const inTime = await agent.get(page)
    wait(IDLE * MINUTE)

    const late = await agent.get(page)

    expect(inTime.status).toBe(200)
    expect([late.status, late.headers['location']]).toEqual([303, `${door}?back=${encodeURIComponent(page)}`])
  })

  test('goes on while it is used, and ends at its age all the same', async () => {
    const agent = await signIn(login)
    const [statuses, step] = [[] as number[], (IDLE / 2) * MINUTE]
    for (let age = step; age < HOURS * HOUR; age += step) {
      wait(step)
      statuses.push((await agent.get(page)).status)
    }
    wait(step)

    const late = await agent.get(page)

    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(late.status).toBe(303)
  })

  test('does not come back once it has ended, and its row goes at night', async () => {
    const agent = await signIn(login)
    wait(IDLE * MINUTE)
    const ended = await agent.get(page)
    clock.set(new Date(clock.now().getTime() + MINUTE))
    const again = await agent.get(page)
    await portal.schedule.find(({ name }) => name === 'forget_ended')?.task()

    expect([ended.status, again.status]).toEqual([303, 303])
    expect(await admin('sessions')).toHaveLength(0)
  })
})

describe('a browser that keeps no cookies', () => {
  test.each(['/sign-in', '/staff/sign-in', '/sign-up', '/personal-data/request'])(
    'is told so when it sends the form of %s',
    async (address) => {
      const page = load((await request(app).get(address)).text)
      const token = String(page('input[name=_csrf]').first().val())

      const answer = await request(app)
        .post(address)
        .type('form')
        .send({ login: 'harbour.super', password: DEMO_PASSWORD, _csrf: token })

      const $ = load(answer.text)
      expect(answer.status).toBe(403)
      expect($('main').text()).toContain('Allow cookies for this site')
    },
  )

  test('that keeps those of forms alone is not taken for one without any', async () => {
    const agent = request.agent(app)
    const page = load((await agent.get('/sign-in')).text)

    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ login: 'harbour.super', password: 'wrong', _csrf: String(page('input[name=_csrf]').first().val()) })

    expect(answer.status).toBe(401)
  })
})
