import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps, person, USERS, versionOn } from './people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, signIn, story } = portal
const { userId, acceptInvitation, logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const add = (fields: Parameters<typeof person>[0] = {}) => send(owner, `${USERS}/new`, USERS, person(fields))
const rowOf = async (name: string) =>
  (await open(owner, USERS))('tbody tr').filter((_, row) => load(row).text().includes(name))

describe('adding a user', () => {
  test('begins with a form while every contact has one', async () => {
    const $ = await open(owner, `${USERS}/new`)

    expect($('input[name=login]')).toHaveLength(1)
    expect($('input[name=rights]')).toHaveLength(5)
    expect($('input[name=inform][checked]')).toHaveLength(1)
  })

  test('proposes the known contacts that have no user, and fills the form with what is known', async () => {
    const contact = {
      firstName: 'Noé',
      lastName: 'D’Aubigny',
      email: 'noe@harbour-bakery.example',
      phone: '+33 2 31 11 22 33',
      jobTitle: '',
    }
    await story('harbour.super').order(anOrder({ contact }))
    await story('harbour.super').order(anOrder({ contact: { ...contact, email: 'Margaux@Harbour-Bakery.example' } }))

    const choice = await open(owner, `${USERS}/new`)
    const link = choice('.people a')
    const $ = await open(owner, link.attr('href') ?? '')

    expect(link.text()).toBe('Ouvrir un accès à Noé D’Aubigny')
    expect($('input[name=name]').val()).toBe('Noé D’Aubigny')
    expect($('input[name=login]').val()).toBe('noe.daubigny')
    expect($('input[name=email]').val()).toBe('noe@harbour-bakery.example')
  })

  test('sends an invitation, by which somebody chooses a password and signs in with their rights alone', async () => {
    const answer = await add()
    const invited = (await rowOf('Ève Martin')).text()
    const eve = await acceptInvitation('eve.martin')

    expect([answer.status, answer.headers['location']]).toEqual([303, USERS])
    expect(invited).toContain('Invité')
    expect(invited).toContain('Technique, Administratif')
    expect((await rowOf('Ève Martin')).text()).toContain('Actif')
    expect((await eve.get(USERS)).status).toBe(200)
    expect((await eve.get('/pricing')).status).toBe(403)
    expect(await logged('user.added')).toMatchObject([{ subject: 'eve.martin', actor_name: 'Margaux Lehoux' }])
  })

  test('without informing sends nothing, and the invitation can follow: once for two clicks', async () => {
    await add({ name: 'Luc Roy', login: 'luc.roy', email: 'luc@harbour-bakery.example', inform: [] })
    const address = `${USERS}/${await userId('luc.roy')}`
    const before = await admin('mails').where('recipient', 'luc@harbour-bakery.example')
    const id = String((await open(owner, address))(`form[action="${address}/invitations"] input[name=id]`).val())

    await send(owner, address, `${address}/invitations`, { id })
    await send(owner, address, `${address}/invitations`, { id })

    expect(before).toEqual([])
    expect(await admin('mails').where('recipient', 'luc@harbour-bakery.example')).toHaveLength(1)
  })

  test('twice by a double click makes one user and one mail', async () => {
    const $ = await open(owner, `${USERS}/new?contact=new`)
    const id = String($('form.card input[name=id]').val())
    const fields = { id, login: 'double.click', email: 'double@harbour-bakery.example' }

    const answers = [await add(fields), await add(fields)]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await admin('users').where({ login: 'double.click' })).toHaveLength(1)
    expect(await admin('mails').where({ recipient: 'double@harbour-bakery.example' })).toHaveLength(1)
  })

  test('gives the form back with what was typed and a sentence at each wrong field', async () => {
    const answer = await add({ name: ' ', login: 'é', email: 'nobody', rights: [] })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('input[name=email]').val()).toBe('nobody')
    expect(errorsOf(answer.text)).toEqual([
      expect.stringContaining('nom de la personne'),
      expect.stringContaining('3 à 60 signes'),
      expect.stringContaining('n’est pas complète'),
      expect.stringContaining('au moins un droit'),
    ])
  })

  test.each([
    ['a login of the same account', { login: 'Harbour.Reader' }, 'Une autre personne'],
    ['a login of another account', { login: 'norrland.super' }, 'Une autre personne'],
    [
      'an address of the same account',
      { login: 'other.one', email: 'PIERRE@harbour-bakery.example' },
      'Un autre utilisateur',
    ],
  ])('refuses %s', async (_what, fields, sentence) => {
    const answer = await add({ email: 'unused@harbour-bakery.example', ...fields })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining(sentence)])
  })

  test('never makes a super user, whatever is sent', async () => {
    await add({ login: 'would.be', email: 'would@harbour-bakery.example', is_super_user: 'true', isSuperUser: 'true' })

    expect(await admin('users').where({ login: 'would.be' }).first('is_super_user')).toEqual({ is_super_user: false })
  })
})

describe('changing a user', () => {
  test('writes rights that hold from the next page on, and says in the log what was and is', async () => {
    const reader = await signIn('harbour.reader')
    const id = await userId('harbour.reader')
    const fields = person({
      name: 'Pierre Anquetil',
      login: 'harbour.reader',
      email: 'pierre@harbour-bakery.example',
      rights: ['commercial', 'billing'],
      version: await versionOn(owner, `${USERS}/${id}`),
    })

    const answer = await send(owner, `${USERS}/${id}`, `${USERS}/${id}`, fields)

    expect(answer.headers['location']).toBe(USERS)
    expect((await reader.get('/accounting')).status).toBe(200)
    expect((await logged('user.changed')).at(-1)).toMatchObject({
      subject: 'harbour.reader',
      details: { rights: { from: ['commercial'], to: ['commercial', 'billing'] } },
    })
  })

  test('tells the second of two administrators, shows what is kept, and lets them decide', async () => {
    const eve = await acceptInvitationOf('second.admin')
    const id = await userId('luc.roy')
    const version = await versionOn(owner, `${USERS}/${id}`)
    const mine = person({ name: 'Luc Leroy', login: 'luc.roy', email: 'luc@harbour-bakery.example', version })
    await send(eve, `${USERS}/${id}`, `${USERS}/${id}`, { ...mine, name: 'Luc Roi' })

    const told = await send(owner, `${USERS}/${id}`, `${USERS}/${id}`, mine)
    const $ = load(told.text)
    const kept = await admin('users').where({ id }).first('name')
    const again = { ...mine, version: String($('input[name=version]').val()) }
    const decided = await send(owner, `${USERS}/${id}`, `${USERS}/${id}`, again)

    expect(told.status).toBe(409)
    expect($('.alert').text()).toContain('Quelqu’un vous a devancé')
    expect($('input[name=name]').val()).toBe('Luc Leroy')
    expect($('#field-name-hint').text()).toContain('Enregistré actuellement\u00a0: Luc Roi')
    expect(kept).toEqual({ name: 'Luc Roi' })
    expect(decided.status).toBe(303)
    expect(await admin('users').where({ id }).first('name')).toEqual({ name: 'Luc Leroy' })
  })

  test('lets one of two changes through that come at the same moment', async () => {
    const eve = await acceptInvitationOf('same.moment')
    const id = await userId('luc.roy')
    const fields = { ...lucAs('One'), version: await versionOn(owner, `${USERS}/${id}`) }

    const answers = await Promise.all([
      send(owner, `${USERS}/${id}`, `${USERS}/${id}`, fields),
      send(eve, `${USERS}/${id}`, `${USERS}/${id}`, { ...fields, name: 'Other' }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('gives a login that two ask for at the same moment to one of them', async () => {
    const answers = await Promise.all([
      add({ login: 'wanted', email: 'wanted-1@harbour-bakery.example' }),
      add({ login: 'wanted', email: 'wanted-2@harbour-bakery.example' }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await admin('users').where({ login: 'wanted' })).toHaveLength(1)
  })

  test('keeps the version of a form that came back wrong, so that it is still found to be old', async () => {
    const id = await userId('luc.roy')
    const version = await versionOn(owner, `${USERS}/${id}`)
    await admin('users').where({ id }).update({ name: 'Somebody faster' })

    const wrong = await send(owner, `${USERS}/${id}`, `${USERS}/${id}`, person({ login: '!', version }))

    expect(wrong.status).toBe(422)
    expect(load(wrong.text)('input[name=version]').val()).toBe(version)
  })

  test('ends the links that were sent to an address which is no longer theirs', async () => {
    await add({ login: 'moved.on', email: 'old@harbour-bakery.example' })
    const id = await userId('moved.on')
    const version = await versionOn(owner, `${USERS}/${id}`)

    await send(
      owner,
      `${USERS}/${id}`,
      `${USERS}/${id}`,
      person({ login: 'moved.on', email: 'new@harbour-bakery.example', version }),
    )

    expect(await admin('password_links').where({ user_id: id }).whereNull('used_at')).toEqual([])
  })

  test('tells a new address at the old one, and a new login to its owner', async () => {
    const address = `${USERS}/${await userId('double.click')}`
    const moved = person({ login: 'double.click', email: 'moved@harbour-bakery.example' })
    const renamed = { ...moved, login: 'single.click' }
    const save = async (fields: ReturnType<typeof person>) =>
      send(owner, address, address, { ...fields, version: await versionOn(owner, address) })
    const toldAfter = async (fields: ReturnType<typeof person>) => {
      const known = await admin('mails').pluck('id')
      await save(fields)
      return admin('mails').whereNotIn('id', known).select('kind', 'recipient')
    }

    const told = [await toldAfter(moved), await toldAfter(renamed), await toldAfter({ ...renamed, name: 'Ève' })]

    expect(told).toEqual([
      [{ kind: 'email_changed', recipient: 'double@harbour-bakery.example' }],
      [{ kind: 'login_changed', recipient: 'moved@harbour-bakery.example' }],
      [],
    ])
  })

  test('tells an administrator that its owner has changed it meanwhile', async () => {
    const id = await userId('luc.roy')
    const version = await versionOn(owner, `${USERS}/${id}`)
    await admin('users').where({ id }).update({ language: 'en' })

    const told = await send(owner, `${USERS}/${id}`, `${USERS}/${id}`, { ...lucAs('Luc'), version })

    expect(told.status).toBe(409)
    expect(load(told.text)('#field-language-hint').text()).toContain('English')
  })

  test('leads people to their profile for what is theirs', async () => {
    const $ = await open(owner, `${USERS}/${await userId('harbour.super')}`)

    expect($('.alert a').attr('href')).toBe('/profile')
    expect($('main form button')).toHaveLength(0)
    expect($('main input:not([disabled]):not([type=hidden])')).toHaveLength(0)
  })
})

test('the list finds people by a part of their login, and says what to do when nobody is called that', async () => {
  const found = await open(owner, `${USERS}?q=HARBOUR.READ`)
  const nobody = await open(owner, `${USERS}?q=%25`)

  expect(found('tbody tr')).toHaveLength(1)
  expect(nobody('.empty h2').text()).toContain('%')
})

const lucAs = (name: string) => person({ name, login: 'luc.roy', email: 'luc@harbour-bakery.example' })

/** A new administrator of the same name as their login, signed in. */
async function acceptInvitationOf(login: string) {
  await add({ name: login, login, email: `${login}@harbour-bakery.example` })
  return acceptInvitation(login)
}
