import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import request from 'supertest'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { plantJob } from '../../support/jobs.ts'
import { send, startPortal, type Agent } from '../../support/portal.ts'
import { personOf, setUpApp, type TestApp } from '../../support/second-factor.ts'
import { versionOn } from '../administration/people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, clock, scopeOf } = portal
const { services, system } = portal.portal
const day = (days: number) => dayOf(addDays(clock.now(), days))
const idOf = async (login: string) => (await personOf(portal, login)).id
const later = () => {
  clock.set(new Date(clock.now().getTime() + 60_000))
}

const ids = {
  owner: await idOf('harbour.super'),
  blocked: await idOf('montclair.buyer'),
  locked: await idOf('harbour.reader'),
  sales: await idOf('sales'),
  shutOut: await idOf('accounting'),
  lockedOut: await idOf('validation'),
}
await setUpApp(portal, 'harbour.super')
const factor = await admin('second_factors').where('user_id', ids.owner).first('id')
await admin('accounts').where('slug', 'fjord-hosting').update({ suspended_at: clock.now() })
await admin('accounts')
  .where('slug', 'harbour-bakery')
  .update({ sign_in_networks: ['127.0.0.0/8', '::1/128'] })
await admin('users').where('id', ids.blocked).update({ blocked_at: clock.now(), suspended_at: clock.now() })
await admin('staff').where('id', ids.shutOut).update({ suspended_at: clock.now() })
for (let attempt = 1; attempt <= 5; attempt++) {
  const wrong = { password: `wrong ${attempt}` }
  await send(request.agent(portal.app), '/sign-in', '/sign-in', { login: 'harbour.reader', ...wrong })
  await send(request.agent(portal.app), '/staff/sign-in', '/staff/sign-in', { login: 'validation', ...wrong })
}
const made = await services.contracts.make(system, scopeOf('harbour.super').accountId, randomUUID(), {
  startsOn: day(-10),
  endsOn: day(100),
  priceLevel: 1,
  products: ['positivessl'],
  objective: null,
})
if (!made.made) throw new Error('the contract could not be made')
const stuckJob = await plantJob(portal, 'deliver_mail', {})
const contract = `/staff/contracts/${made.number}`
const authenticator = await setUpApp(portal, 'admin')
const agent = await signInWith(authenticator)

const account = (rest: string, slug = 'harbour-bakery') => `/staff/accounts/${slug}/${rest}`
const person = {
  name: 'Camille Roux',
  login: 'sales',
  email: 'sales@chancery.example',
  language: 'fr',
  role: 'support',
}
const proof = { proof: 'known_person', dated: day(0), filed: 'TICKET-7' }
/** Each with the page of its form, where that has another address, and all that it asks but the second factor. */
const ACTS: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  ['suspending an account', account('suspension'), '', {}],
  ['opening an account again', account('reopening', 'fjord-hosting'), '', {}],
  ['closing an account', account('closure', 'norrland-bank'), '', {}],
  ['another purchase option', account('option', 'norrland-bank'), '', { option: 'deposit' }],
  [
    'another super user',
    account('super-user'),
    '',
    { ...proof, id: randomUUID(), who: ids.locked, from: 'pierre@harbour-bakery.example', former: 'keeps_rights' },
  ],
  [
    'the super user’s address',
    account('super-user/email'),
    '',
    { email: 'new@harbour.example', mailbox: 'in_doubt', filed: 'LETTER-12' },
  ],
  ['a new link for the super user', account('super-user/link'), '', { id: randomUUID() }],
  ['unlocking a user', account(`users/${ids.locked}/unlocking`), '', {}],
  ['clearing networks', '/staff/accounts/networks/harbour-bakery', '/clearing', {}],
  ['removing a second factor', `/staff/accounts/second-factors/${factor.id}`, '/reset', {}],
  ['letting a blocked user in', `/staff/blocked-users/${ids.blocked}`, '/reopening', {}],
  ['ending a contract', contract, '/endings', { version: '1', kind: 'withdrawn' }],
  ['publishing an agreement', '/staff/data-processing/harica', '/versions', { base: '1', en: 'Two', fr: 'Deux' }],
  ['giving a job up', `/staff/jobs/${stuckJob}/removal`, '', {}],
  ['another role', `/staff/staff/${ids.sales}`, '', person],
  ['shutting somebody of the staff out', `/staff/staff/${ids.sales}/suspension`, '', {}],
  ['letting somebody of the staff in again', `/staff/staff/${ids.shutOut}/reactivation`, '', {}],
  ['unlocking somebody of the staff', `/staff/staff/${ids.lockedOut}/unlocking`, '', {}],
]
const INVITATION = { ...person, id: randomUUID(), login: 'noa.new', email: 'noa@chancery.example' }
const reason = 'As the procedure says'

const wrongIn = (html: string) => {
  const $ = load(html)
  return $('.field-error')
    .toArray()
    .map((error) => $(error).attr('id'))
}
const written = async () => ({
  account: await admin('audit_log').count(),
  staff: await admin('staff_log').count(),
  mails: await admin('mails').count(),
  operatorMails: await admin('operator_mails').count(),
})

test.each(ACTS)(
  '%s asks an administrator for a reason and for the second factor',
  async (_what, page, rest, fields) => {
    const before = await written()
    const version = fields['version'] ?? (await versionOn(agent, page))

    const noProof = await send(agent, page, page + rest, { ...fields, version, reason })
    const noReason = await send(agent, page, page + rest, { ...fields, version, reason: ' ', code: '000000' })

    expect([noProof.status, noReason.status]).toEqual([422, 422])
    expect([wrongIn(noProof.text), wrongIn(noReason.text)]).toEqual([['field-code-error'], ['field-reason-error']])
    expect(await written()).toEqual(before)
  },
)

test('inviting somebody into the staff asks for both', async () => {
  const before = await written()
  const noProof = await send(agent, '/staff/staff/new', '/staff/staff', { ...INVITATION, reason })
  const noReason = await send(agent, '/staff/staff/new', '/staff/staff', INVITATION)

  expect([wrongIn(noProof.text), wrongIn(noReason.text)]).toEqual([['field-code-error'], ['field-reason-error']])
  expect(await written()).toEqual(before)
})

test.each([
  ['letting a blocked user in', 'user.reopened'],
  ['a new link for the super user', 'user.link_sent_by_staff'],
  ['clearing networks', 'account.networks_cleared'],
  ['ending a contract', 'contract.withdrawn'],
  ['publishing an agreement', 'agreement.published'],
  ['giving a job up', 'job.given_up'],
  ['another role', 'staff_member.changed'],
  ['letting somebody of the staff in again', 'staff_member.reactivated'],
])('%s is done with a code, and the reason stands in the staff’s log', async (what, action) => {
  const [, page, rest, fields] = ACTS.find(([name]) => name === what)!
  const version = fields['version'] ?? (await versionOn(agent, page))
  later()

  const answer = await send(agent, page, page + rest, { ...fields, version, reason, code: await authenticator.code() })

  expect(answer.status).toBe(303)
  const log = await admin('staff_log').where({ action }).orderBy('id', 'desc').first()
  expect(log).toMatchObject({ staff_name: 'Ada Winter', details: { reason } })
})

/** Once it is set up, the second factor is asked for at the door too. */
async function signInWith(app: TestApp): Promise<Agent> {
  const visitor = request.agent(portal.app)
  await send(visitor, '/staff/sign-in', '/staff/sign-in', { login: 'admin', password: DEMO_PASSWORD })
  later()
  const door = '/staff/sign-in/second-factor'
  await send(visitor, door, door, { code: await app.code(), back: '/staff' })
  return visitor
}
