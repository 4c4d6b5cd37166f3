import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { RIGHTS } from '#domain/access/rights.ts'
import { STAFF_ROLES } from '#domain/access/staff-roles.ts'
import { addDays } from '#domain/shared/time.ts'
import { acceptAgreements } from '../../seeds/agreements.ts'
import { DEMONSTRATION, SKERRY, STAFF } from '../../seeds/cast/cast.ts'
import { inviteCertified } from '../../seeds/cast/certified.ts'
import { goOn } from '../../seeds/cast/demonstration.ts'
import { makeCsr } from '../support/csrs.ts'
import { mailedToken } from '../support/example-facts.ts'
import { open, startPortal } from '../support/portal.ts'
import { personOf } from '../support/second-factor.ts'

const running = await startPortal({ CERTIFICATE_URL: 'https://localhost:3443' }, { demo: true })
const { portal, database, admin, app, clock, signIn, work } = running
const plant = async () => {
  await portal.services.accounts.open(portal.system, SKERRY.account, SKERRY.users)
  await inviteCertified({ services: portal.services, database, now: clock.now })
}
const mailed = () => admin('mails').where('kind', 'certificate_link').orderBy('recipient').pluck('recipient')
const everybody = SKERRY.users.map(({ email }) => email).sort()

test('has somebody of the staff in every role', () => {
  expect(STAFF.map(({ role }) => role).sort()).toEqual([...STAFF_ROLES].sort())
})

test('plants those who sign in by certificate with a link each, and no second one when planted again', async () => {
  await plant()
  const first = await mailed()
  await plant()

  expect(first).toEqual(everybody)
  expect(await mailed()).toEqual(everybody)
})

test('sends another link when the first has gone, until a certificate has let its owner in', async () => {
  clock.set(addDays(clock.now(), 4))
  await plant()
  const token = await mailedToken(admin, 'certificate-links', SKERRY.users[0]!.email)
  const made = await portal.services.userCertificates.make(portal.system, token, makeCsr({ commonName: 'x' }).csrPem)
  await admin('user_certificates').update({ used_at: clock.now() })
  clock.set(addDays(clock.now(), 4))
  await plant()

  expect(made.outcome).toBe('made')
  const times = (email: string | undefined) => mailed().then((to) => to.filter((one) => one === email).length)
  expect(await times(SKERRY.users[0]?.email)).toBe(2)
  expect(await times(SKERRY.users[1]?.email)).toBe(3)
})

test('leads a newcomer from their card to the link, and to the sign-in by certificate', async () => {
  const $ = load((await request(app).get('/sign-in')).text)
  const card = $('.cast-customer li').filter((_, one) => $(one).text().includes('skerry.super'))
  const typed = Object.fromEntries(
    card
      .find('input')
      .toArray()
      .map((input) => [$(input).attr('name'), $(input).val()]),
  )

  expect(card.find('form').attr('action')).toBe('/staff/sign-in')
  expect(typed).toMatchObject({ login: 'support', back: '/staff/mailbox' })
  expect(card.find('a').attr('href')).toMatch(/^https:\/\/localhost:3443\/sign-in\/certificate/)
  const box = await open(await signIn('support'), '/staff/mailbox')
  expect(box('main').text()).toContain(SKERRY.users[0]?.email)
})

describe('the account to look around in', () => {
  const run = () =>
    goOn({ services: portal.services, database, extraSuffixes: ['example'], choosesKnown: true, work }, clock.now)
  const orders = () => admin('orders').whereIn('account_id', ofDemonstration()).orderBy('ordered_at')
  const ofDemonstration = () => admin('accounts').where('slug', DEMONSTRATION.account.slug).select('id')
  const states = async () => (await orders()).map(({ fulfilment }) => String(fulfilment))
  const pass = (days: number) => {
    clock.set(addDays(clock.now(), days))
  }

  test('has no past to go on with where it is not there', async () => {
    await run()

    expect(await orders()).toEqual([])
  })

  test('goes on ordering twice a month, and is delivered five days later; twice a night is once', async () => {
    await portal.services.accounts.open(portal.system, DEMONSTRATION.account, DEMONSTRATION.users)
    const owner = await personOf(running, 'demonstration')
    const actor = { kind: 'user', id: owner.id, name: owner.name, rights: new Set(RIGHTS), address: null } as const
    const scope = { accountId: owner.accountId ?? '', actor, portal: database.portal, now: clock.now }
    await acceptAgreements(portal.services, scope)

    await run()
    await run()
    const first = await states()
    pass(6)
    await run()
    await run()
    const later = await states()
    pass(7)
    await run()

    expect(first).toEqual(['awaiting_dcv'])
    expect(later).toEqual(['delivered'])
    expect(await states()).toEqual(['delivered', 'awaiting_dcv'])
    expect(new Set((await orders()).map(({ common_name: name }) => String(name))).size).toBe(2)
    expect(await admin('documents')).toEqual([])
  })

  test('is left as it is once it is an ordinary account', async () => {
    await portal.services.demonstration.declare(portal.system, DEMONSTRATION.account.slug, false)
    pass(40)

    await run()

    expect(await orders()).toHaveLength(2)
  })
})
