import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { CONTACT } from '../../support/builders.ts'
import { open, send } from '../../support/portal.ts'
import { openContacts } from './contact-acts.ts'
import { CONTACTS, errorsOf, versionOn } from './people.ts'

const { admin, signIn, clock, logged, owner, first, contact, add, idOf, offered, orderElsewhere } = await openContacts()

describe('adding a contact', () => {
  test('proposes the person in order forms at once, and says so in the log', async () => {
    const answer = await add()

    expect([answer.status, answer.headers['location']]).toEqual([303, CONTACTS])
    expect(await offered('corporate')).toEqual(['Noé Aubert', 'Margaux Lehoux'])
    expect(await logged('contact.added')).toMatchObject([{ subject: 'Noé Aubert', actor_name: 'Margaux Lehoux' }])
  })

  test('twice by a double click makes one', async () => {
    const id = newId(clock.now())

    await add({ id, firstName: 'Double', email: 'double@harbour-bakery.example' })
    await add({ id, firstName: 'Double', email: 'double@harbour-bakery.example' })

    expect(await admin('contacts').where({ first_name: 'Double' })).toHaveLength(1)
    await send(owner, CONTACTS, `${CONTACTS}/${id}/retirement`)
  })

  test('gives the form back with what was typed and a sentence at each wrong field', async () => {
    const theirs = newId(clock.now())

    const answer = await add({
      organizationId: theirs,
      firstName: '',
      lastName: ' ',
      email: 'x',
      phone: 'none',
      language: 'xx',
    })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('input[name=phone]').val()).toBe('none')
    expect(errorsOf(answer.text)).toHaveLength(5)
  })

  test('of another account’s organization is refused', async () => {
    await orderElsewhere()
    const theirs = await admin('organizations').where({ registration_number: 'SC417702' }).first('id')

    const answer = await add({ organizationId: theirs.id })

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining('Choisissez l’organisation')])
  })

  test('of an account without organizations says where they come from', async () => {
    const $ = await open(await signIn('norrland.super'), `${CONTACTS}/new`)

    expect($('.empty').text()).toContain('comes with your first order')
    expect($('main form')).toHaveLength(0)
  })
})

describe('changing a contact', () => {
  test('tells the second of two administrators and shows what is kept', async () => {
    const id = await idOf('noe@harbour-bakery.example')
    const version = await versionOn(owner, `${CONTACTS}/${id}`)
    await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, contact({ version, phone: '+33 2 00 00 00 01' }))

    const told = await send(
      owner,
      `${CONTACTS}/${id}`,
      `${CONTACTS}/${id}`,
      contact({ version, phone: '+33 2 00 00 00 02' }),
    )
    const $ = load(told.text)
    const again = contact({ version: String($('input[name=version]').val()), phone: '+33 2 00 00 00 02' })
    const decided = await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, again)

    expect(told.status).toBe(409)
    expect($('input[name=phone]').val()).toBe('+33 2 00 00 00 02')
    expect($('#field-phone-hint').text()).toContain('+33 2 00 00 00 01')
    expect(decided.status).toBe(303)
    expect(await admin('contacts').where({ id }).first('phone')).toEqual({ phone: '+33 2 00 00 00 02' })
  })

  test('twice by a double click is no conflict', async () => {
    const id = await idOf('noe@harbour-bakery.example')
    const fields = contact({ version: await versionOn(owner, `${CONTACTS}/${id}`), jobTitle: 'Achats' })

    const answers = [
      await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, fields),
      await send(owner, `${CONTACTS}/${id}`, `${CONTACTS}/${id}`, fields),
    ]

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
  })
})

test('a retired contact is no longer proposed, its orders go on naming it, and it can come back', async () => {
  const id = await idOf(CONTACT.email)

  await send(owner, CONTACTS, `${CONTACTS}/${id}/retirement`)
  await send(owner, CONTACTS, `${CONTACTS}/${id}/retirement`)
  const proposed = await offered('technical')
  const status = (await open(owner, `/orders/${first}`))('main').text()
  const retired = (await open(owner, `${CONTACTS}?show=retired`))('tbody').text()
  await send(owner, CONTACTS, `${CONTACTS}/${id}/return`)

  expect(proposed).toEqual(['Noé Aubert'])
  expect(status).toContain('Margaux Lehoux')
  expect(retired).toContain('Margaux Lehoux')
  expect(await offered('technical')).toContain('Margaux Lehoux')
  expect(await logged('contact.retired')).toMatchObject([{ subject: 'Double Aubert' }, { subject: 'Margaux Lehoux' }])
})

test('the list finds contacts by their organization', async () => {
  const $ = await open(owner, `${CONTACTS}?q=harbour%20bak`)

  expect($('tbody tr').length).toBeGreaterThan(0)
  expect((await open(owner, `${CONTACTS}?q=nowhere`))('.empty')).toHaveLength(1)
})
