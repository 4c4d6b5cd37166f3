import { load } from 'cheerio'
import request from 'supertest'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { startPortal } from '../support/portal.ts'

const portal = await startPortal({ TRUST_PROXY: 'loopback' })

/** Signs in from that address at that moment; tells what the bar says. */
async function barFrom(address: string, moment: string): Promise<string> {
  portal.clock.set(new Date(moment))
  const agent = request.agent(portal.app)
  const token = load((await agent.get('/sign-in').set('x-forwarded-for', address)).text)('input[name=_csrf]').val()
  const fields = { login: 'norrland.super', password: DEMO_PASSWORD, _csrf: token }
  await agent.post('/sign-in').type('form').set('x-forwarded-for', address).send(fields)
  const home = await agent.get('/profile').set('x-forwarded-for', address).set('accept-language', 'en')
  return load(home.text)('header').text().replaceAll(/\s+/g, ' ')
}

test('the bar names account and user, and date and address of the sign-in before this one', async () => {
  const account = await portal.admin('accounts').where('id', portal.scopeOf('norrland.super').accountId).first('name')
  const first = await barFrom('192.0.2.17', '2027-03-04T09:15:00Z')
  const second = await barFrom('198.51.100.23', '2027-03-05T10:30:00Z')
  const third = await barFrom('203.0.113.5', '2027-03-06T11:45:00Z')

  for (const bar of [first, second, third]) {
    expect(bar).toContain('Elin Sandström')
    expect(bar).toContain(account.name)
  }
  expect(first).not.toContain('192.0.2.17')
  expect(second).toContain('192.0.2.17')
  expect(second).toMatch(/4 Mar(?:ch)? 2027/)
  expect(third).toContain('198.51.100.23')
  expect(third).not.toContain('203.0.113.5')
  expect(third).toMatch(/5 Mar(?:ch)? 2027/)
})
