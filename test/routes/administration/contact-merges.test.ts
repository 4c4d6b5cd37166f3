import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anOrder, CONTACT, HOLDER } from '../../support/builders.ts'
import { keepDraft } from '../../support/example-facts.ts'
import { open, send } from '../../support/portal.ts'
import { FORM, openContacts } from './contact-acts.ts'
import { CONTACTS, errorsOf } from './people.ts'

const portal = await openContacts()
const { admin, story, clock, logged, owner, add, idOf, orderElsewhere } = portal
await orderElsewhere()

describe('merging duplicates', () => {
  test('lets orders, open forms and organizations point to the kept one, once', async () => {
    const other = { ...HOLDER, registrationNumber: '552100554', name: 'Crumbs SAS' }
    const duplicate = { ...CONTACT, firstName: 'margaux', email: 'm.lehoux@crumbs.example' }
    const ordered = await story('harbour.super').order(anOrder({ holder: other, contact: duplicate }))
    const [kept, gone] = [await idOf(CONTACT.email), await idOf('m.lehoux@crumbs.example')]
    const draftId = await draftNaming(gone)
    const crumbs = await admin('organizations').where({ registration_number: '552100554' }).first('id')
    const page = await open(owner, `${CONTACTS}/${kept}/merges/new`)

    const answers = [
      await send(owner, CONTACTS, `${CONTACTS}/${kept}/merges`, { duplicates: [gone] }),
      await send(owner, CONTACTS, `${CONTACTS}/${kept}/merges`, { duplicates: [gone] }),
    ]

    const order = await admin('orders').where({ reference: ordered }).first()
    const draft = await admin('order_drafts').where({ id: draftId }).first('input')
    expect(page('label.tick').first().text()).toContain('semble être la même personne')
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect([order.corporate_contact_id, order.technical_contact_id]).toEqual([kept, kept])
    expect(draft.input.technicalContact).toEqual({ kind: 'known', id: kept })
    expect(await admin('contact_organizations').where({ contact_id: kept }).select('organization_id')).toEqual([
      { organization_id: crumbs.id },
    ])
    expect((await owner.get(`${CONTACTS}/${gone}`)).headers['location']).toBe(`${CONTACTS}/${kept}`)
    expect((await open(owner, `/orders/search?q=margaux%40harbour`))('body').text()).toContain(ordered)
    expect(await logged('contact.merged')).toMatchObject([
      { subject: 'Margaux Lehoux', details: { merged: 'margaux Lehoux', orders: { corporate: 1, technical: 1 } } },
    ])
  })

  test('of two mergers in opposite directions at the same moment does one', async () => {
    const [one, other] = [newId(clock.now()), newId(clock.now())]
    await add({ id: one, email: 'one@harbour-bakery.example' })
    await add({ id: other, email: 'other@harbour-bakery.example' })

    const answers = await Promise.all([
      send(owner, CONTACTS, `${CONTACTS}/${one}/merges`, { duplicates: [other] }),
      send(owner, CONTACTS, `${CONTACTS}/${other}/merges`, { duplicates: [one] }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await admin('contacts').whereIn('id', [one, other]).whereNull('merged_into')).toHaveLength(1)
  })

  test('lets the kept one be corporate contact of the organizations it stands for now', async () => {
    const kept = await idOf(CONTACT.email)
    const crumbs = await admin('organizations').where({ registration_number: '552100554' }).first('id')

    const answer = await send(owner, FORM, '/operations/orders', {
      product: 'positivessl',
      organization: crumbs.id,
      corporate: kept,
      technical: 'same',
    })

    expect(load(answer.text)('#field-corporate-error')).toHaveLength(0)
  })

  test('asks for at least one, and is refused for contacts of others, retired ones, and itself', async () => {
    const kept = await idOf(CONTACT.email)
    const theirs = await admin('contacts')
      .whereNot({ account_id: portal.scopeOf('harbour.super').accountId })
      .first('id')
    const retired = newId(clock.now())
    await add({ id: retired, email: 'retired@harbour-bakery.example' })
    await send(owner, CONTACTS, `${CONTACTS}/${retired}/retirement`)
    const merge = (id: string, duplicates: readonly string[]) =>
      send(owner, CONTACTS, `${CONTACTS}/${id}/merges`, { duplicates })

    const none = await merge(kept, [])
    const answers = [await merge(kept, [theirs.id]), await merge(kept, [kept]), await merge(retired, [kept])]

    expect(none.status).toBe(422)
    expect(errorsOf(none.text)).toEqual(['Cochez au moins un contact.'])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 409])
    expect(await admin('contacts').where({ id: kept }).first('merged_into')).toEqual({ merged_into: null })
  })
})

/** An open order form that names this contact as its technical one. */
async function draftNaming(id: string): Promise<string> {
  const draftId = await keepDraft(portal, story('harbour.super'))
  const { input } = await admin('order_drafts').where({ id: draftId }).first('input')
  await admin('order_drafts')
    .where({ id: draftId })
    .update({ input: JSON.stringify({ ...input, technicalContact: { kind: 'known', id } }) })
  return draftId
}
