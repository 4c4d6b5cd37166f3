import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { contactVersion } from '#domain/organizations/kept-contact.ts'
import { dayOf, addDays } from '#domain/shared/time.ts'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { anOrder } from '../../support/builders.ts'
import { mailedToken } from '../../support/example-facts.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, PASSWORD } from '../administration/people.ts'

const { admin, app, clock, portal, signIn, scopeOf, story } = await startPortal({}, { demo: true })
const boss = await signIn('admin')
const PAGE = (slug: string) => `/staff/accounts/${slug}/super-user`
const userOf = (login: string) => admin('users').where({ login }).first()
const today = dayOf(clock.now())

const change = async (slug: string, fields: Record<string, string>) =>
  send(boss, PAGE(slug), PAGE(slug), {
    id: randomUUID(),
    proof: 'known_person',
    dated: today,
    filed: 'TICKET-7',
    former: 'keeps_rights',
    reason: 'Change of duties',
    ...fields,
  })
const aLetter = { proof: 'signed_letter', from: 'Anne Leroy, présidente' }
const somebody = { who: 'new', name: 'Ève Martin', login: 'eve.martin', email: 'eve@new.example', language: 'en' }

const KNOWN_LATELY = { firstName: 'Ève', lastName: 'Martin', phone: '+33 2 31 11 22 33', jobTitle: '' }

describe('a user of the account becomes super user', () => {
  test('on their own mail; the former one keeps all rights, both are signed out and told', async () => {
    const reader = await userOf('harbour.reader')
    const [former, next] = [await signIn('harbour.super'), await signIn('harbour.reader')]

    const answer = await change('harbour-bakery', { who: reader.id, from: 'pierre@harbour-bakery.example' })

    expect([answer.status, answer.headers['location']]).toEqual([303, '/staff/accounts/harbour-bakery'])
    expect(await userOf('harbour.reader')).toMatchObject({ is_super_user: true })
    const before = { technical: true, commercial: true, billing: true, administrative: true, approval: true }
    expect(await userOf('harbour.super')).toMatchObject({ is_super_user: false, suspended_at: null, ...before })
    for (const agent of [former, next]) expect((await agent.get('/orders')).headers['location']).toContain('/sign-in')
    const mails = await admin('mails').where('kind', 'like', 'super_user%').orderBy('kind').select('kind', 'recipient')
    expect(mails).toEqual([
      { kind: 'super_user_gained', recipient: 'pierre@harbour-bakery.example' },
      { kind: 'super_user_lost', recipient: 'margaux@harbour-bakery.example' },
    ])
    for (const table of ['audit_log', 'staff_log']) {
      const [log] = await admin(table).where({ action: 'account.super_user_changed' })
      expect(log.details).toMatchObject({
        from: 'harbour.super',
        to: 'harbour.reader',
        proof: { kind: 'known_person', filedAs: 'TICKET-7', datedOn: today },
        former: 'keeps_rights',
      })
    }
    expect((await open(await signIn('harbour.reader'), '/administration/users'))('main').text()).toContain('Margaux')
  })

  test.each([
    ['the mail comes from elsewhere', { from: 'pierre@mail.example' }, 'must come from the new super user'],
    ['nobody is chosen', { who: '' }, 'Choose who becomes super user'],
    ['the proof is of tomorrow', { dated: dayOf(addDays(clock.now(), 1)) }, 'not in the future'],
    ['nothing says where the proof is', { filed: ' ' }, 'Say where the proof is kept'],
  ])('not when %s', async (_why, fields, complaint) => {
    const buyer = await userOf('montclair.buyer')

    const answer = await change('ville-de-montclair', { who: buyer.id, from: buyer.email, ...fields })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text).join(' ')).toContain(complaint)
    expect(await userOf('montclair.super')).toMatchObject({ is_super_user: true })
  })

  test('not one of another account', async () => {
    const stranger = await userOf('fjord.super')

    const answer = await change('ville-de-montclair', { who: stranger.id, ...aLetter })

    expect(answer.status).toBe(404)
  })
})

describe('somebody new becomes super user', () => {
  test('not on a mail of an address that we do not know', async () => {
    const answer = await change('norrland-bank', { ...somebody, from: 'eve@new.example' })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text).join()).toContain('a letter of the organization is needed')
    expect(await userOf('eve.martin')).toBeUndefined()
  })

  test('not on a mail of a contact whom an order has named lately; the form says when and by whom', async () => {
    const contact = { ...KNOWN_LATELY, email: 'eve@new.example' }
    await story('norrland.super').order(anOrder({ product: 'tbs-x509-test', contact, means: 'free' }))

    const $ = await open(boss, PAGE('norrland-bank'))
    const answer = await change('norrland-bank', { ...somebody, from: 'eve@new.example' })

    expect($('details.known').is('[open]')).toBe(true)
    const line = $('details.known li').filter((_, item) => $(item).text().includes('eve@new.example'))
    expect(line.text()).toContain(`written by ${(await userOf('norrland.super')).name}`)
    expect(line.text()).toContain('No proof yet')
    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text).join()).toContain('has not been known to us for more than 30 days')
    expect(await userOf('eve.martin')).toBeUndefined()
  })

  test('not from an address that was written into an old contact lately', async () => {
    const scope = scopeOf('norrland.super')
    await admin('contacts')
      .where('account_id', scope.accountId)
      .update({ known_since: addDays(clock.now(), -400) })
    const { id } = await admin('contacts').where('email', 'eve@new.example').first('id')
    const { contacts } = portal.services
    const write = async (fields: object) => {
      const { contact } = await contacts.open(scope, id)
      const kept = { ...contact, jobTitle: contact.jobTitle ?? '' }
      await contacts.change(scope, id, contactVersion(contact), { ...kept, ...fields })
      return (await admin('contacts').where({ id }).first('known_since')).known_since
    }

    expect(await write({ phone: '+46 8 123 45 67' })).toEqual(addDays(clock.now(), -400))
    expect(await write({ email: 'eve@moved.example' })).toEqual(clock.now())
  })

  test('not with a login that somebody has', async () => {
    const answer = await change('norrland-bank', { ...somebody, ...aLetter, login: 'fjord.super' })

    expect(answer.status).toBe(422)
    expect(await userOf('norrland.super')).toMatchObject({ is_super_user: true })
  })

  test('on a signed letter, by an invitation; the one who is gone is suspended', async () => {
    const answer = await change('norrland-bank', { ...somebody, ...aLetter, former: 'suspended' })

    const token = await mailedToken(admin, 'password', 'eve@new.example')
    const agent = request.agent(app)
    await send(agent, `/password/${token}`, `/password/${token}`, { password: PASSWORD, again: PASSWORD })
    const inside = await send(agent, '/sign-in', '/sign-in', { login: 'eve.martin', password: PASSWORD })
    const outside = await send(request.agent(app), '/sign-in', '/sign-in', {
      login: 'norrland.super',
      password: DEMO_PASSWORD,
    })
    expect([answer.status, inside.status, outside.status]).toEqual([303, 303, 401])
    expect(await userOf('eve.martin')).toMatchObject({ is_super_user: true })
    expect((await userOf('norrland.super')).suspended_at).not.toBeNull()
  })
})

test('the database lets no account end a transaction without a super user', async () => {
  const { accountId } = scopeOf('fjord.super')
  const fall = () => admin('users').where({ account_id: accountId }).update({ is_super_user: false })

  await expect(fall()).rejects.toThrow(/without a super user/)
})
