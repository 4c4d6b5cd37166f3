import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { CONTACT } from '../../support/builders.ts'
import { send } from '../../support/portal.ts'
import { FORM, openContacts } from './contact-acts.ts'
import { CONTACTS } from './people.ts'

const { admin, logged, owner, bakery, add, idOf, offered, orderElsewhere } = await openContacts()
await orderElsewhere()
await add()

describe('who is proposed', () => {
  test('is chosen on the list: order forms obey, offered and sent', async () => {
    const [noe, margaux] = [await idOf('noe@harbour-bakery.example'), await idOf(CONTACT.email)]

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, {
      corporate_before: `${noe} ${margaux}`,
      corporate: [margaux],
      technical_before: `${noe} ${margaux}`,
      technical: [noe, margaux],
    })
    const $ = load(
      (
        await send(owner, FORM, '/operations/orders', {
          product: 'positivessl',
          organization: bakery,
          corporate: noe,
          technical: noe,
        })
      ).text,
    )

    expect(await offered('corporate')).toEqual(['Margaux Lehoux'])
    expect(await offered('technical')).toEqual(['Noé Aubert', 'Margaux Lehoux'])
    expect($('#field-corporate-error')).toHaveLength(1)
    expect($('#field-technical-error')).toHaveLength(0)
    expect(await logged('contact.proposal_changed')).toMatchObject([
      { subject: 'Noé Aubert', details: { role: 'corporate', proposed: false } },
    ])
  })

  test('keeps what somebody else has changed since the list was opened', async () => {
    const [noe, margaux] = [await idOf('noe@harbour-bakery.example'), await idOf(CONTACT.email)]
    await admin('contacts').where({ id: margaux }).update({ proposed_technical: false })

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, {
      corporate_before: margaux,
      corporate: [margaux, noe],
      technical_before: `${noe} ${margaux}`,
      technical: [noe, margaux],
    })

    expect(await admin('contacts').where({ id: margaux }).first('proposed_corporate', 'proposed_technical')).toEqual({
      proposed_corporate: true,
      proposed_technical: false,
    })
    expect(await offered('corporate')).toEqual(['Noé Aubert', 'Margaux Lehoux'])
    await admin('contacts').where({ id: margaux }).update({ proposed_technical: true })
  })

  test('of another account can’t be chosen', async () => {
    const theirs = await admin('contacts').whereNot({ organization_id: bakery }).first('id', 'account_id')

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, { corporate_before: theirs.id })

    expect(await admin('contacts').where({ id: theirs.id }).first('proposed_corporate')).toEqual({
      proposed_corporate: true,
    })
  })

  test('changes nobody’s rights', async () => {
    const before = await admin('users').orderBy('id').select('*')
    const margaux = await idOf(CONTACT.email)

    await send(owner, CONTACTS, `${CONTACTS}/proposals`, { corporate_before: margaux })
    await send(owner, CONTACTS, `${CONTACTS}/proposals`, { corporate: [margaux] })

    expect(await admin('users').orderBy('id').select('*')).toEqual(before)
  })
})
