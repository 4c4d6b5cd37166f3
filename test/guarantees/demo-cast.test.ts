import { load } from 'cheerio'
import request from 'supertest'
import { expect, test } from 'vitest'
import { STAFF_ROLES } from '#domain/access/staff-roles.ts'
import { addDays } from '#domain/shared/time.ts'
import { SKERRY, STAFF } from '../../seeds/cast/cast.ts'
import { inviteCertified } from '../../seeds/cast/certified.ts'
import { makeCsr } from '../support/csrs.ts'
import { mailedToken } from '../support/example-facts.ts'
import { open, startPortal } from '../support/portal.ts'

const { portal, database, admin, app, clock, signIn } = await startPortal(
  { CERTIFICATE_URL: 'https://localhost:3443' },
  { demo: true },
)
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
