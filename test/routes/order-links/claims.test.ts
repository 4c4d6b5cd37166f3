import { load } from 'cheerio'
import { afterEach, describe, expect, test } from 'vitest'
import { findLastChoices } from '#queries/last-choices.ts'
import { findSubjectAcrossAccounts } from '#queries/personal-data.ts'
import { anOrder, HOLDER } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { byLinks } from './by-link.ts'

const portal = await startPortal({}, { demo: true })
const { admin, signIn, scopeOf, story } = portal
const { services, system } = portal.portal
const scope = scopeOf('harbour.super')
const owner = await signIn('harbour.super')
const { madeLink, order, newest } = byLinks(portal, owner)
const BLANK_FORM = '/operations/orders/new?product=positivessl&years=1'
/** Two registration numbers whose check digits are right. */
const [NUMBER, OTHER] = ['552100554', '732829320'] as const

afterEach(() => admin('rate_limits').delete())

const byLink = async (fields: Record<string, string> = {}) => {
  await order(await madeLink(), fields)
  return newest()
}
const decide = (reference: string, decision: string) => {
  const page = `/orders/${reference}`
  return send(owner, page, `${page}/approvals`, { decision, reason: 'Pas pour nous.' })
}
const knownNames = async () => (await open(owner, BLANK_FORM))('select[name=organization]').text()

describe('what a stranger says of an organization', () => {
  test('is no organization of the account, neither while it waits nor after a refusal', async () => {
    const { reference } = await byLink({ organization_name: 'Lies Ltd' })
    const waiting = await knownNames()
    const found = await services.orders.findHolder(scope, NUMBER)

    await decide(reference, 'refuse')

    expect([waiting, await knownNames()].join()).not.toContain('Lies Ltd')
    expect(found).toBeNull()
    expect(await findLastChoices(scope)).toBeNull()
  })

  test('does not stand in the way of what the account says itself', async () => {
    await byLink({ organization_name: 'Lies Ltd' })

    await story('harbour.super').order(
      anOrder({ holder: { ...HOLDER, registrationNumber: NUMBER, name: 'The Truth' } }),
    )

    expect(await services.orders.findHolder(scope, NUMBER)).toMatchObject({ name: 'The Truth' })
  })

  test('gives way, with its people, to what the account knows by the day of the yes', async () => {
    const claimed = await newestOf(NUMBER)
    const known = await services.orders.findHolder(scope, NUMBER)

    await decide(claimed.reference, 'approve')

    const approved = await admin('orders').where('id', claimed.id).first()
    const person = await admin('contacts').where('id', claimed.technical_contact_id).first()
    expect(approved).toMatchObject({ organization_id: known?.id, organization_name: 'The Truth' })
    expect(person.organization_id).toBe(known?.id)
  })

  test('becomes known with the yes', async () => {
    const { reference } = await byLink({ organization_registration_number: OTHER, organization_name: 'Agence Sud' })

    await decide(reference, 'approve')

    expect(await services.orders.findHolder(scope, OTHER)).toMatchObject({ name: 'Agence Sud' })
    expect(await knownNames()).toContain('Agence Sud')
  })

  const newestOf = (number: string) =>
    admin('orders as o')
      .join('organizations as h', 'h.id', 'o.organization_id')
      .where({ 'h.registration_number': number, 'o.fulfilment': 'pending_approval' })
      .orderBy('o.id', 'desc')
      .first('o.*')
})

describe('whom a stranger names', () => {
  test('is nobody whom the account or our staff know, before an administrator says so', async () => {
    const { technical_contact_id: id } = await byLink({ corporate_email: 'stranger@agency.example' })
    const isKnown = async () => {
      const unknown = await services.users.contactsWithoutUser(scope)
      const { contacts } = await services.accounts.readFile(system, 'harbour-bakery')
      return [...unknown, ...contacts].some(({ email }) => email === 'stranger@agency.example')
    }
    const before = await isKnown()

    await services.contacts.chooseProposed(scope, [{ contactId: id, role: 'technical', proposed: true }])

    expect([before, await isKnown()]).toEqual([false, true])
  })

  test('reads nothing of the user whose name they take', async () => {
    const { name } = await admin('users').where('login', 'harbour.super').first('name')
    const [firstName, lastName] = name.split(' ')
    const fields = {
      corporate_first_name: firstName,
      corporate_last_name: lastName,
      corporate_email: 'm@agency.example',
    }
    await byLink(fields)

    const subject = await findSubjectAcrossAccounts(system, { accountId: scope.accountId, email: 'm@agency.example' })

    expect(subject.names).toEqual([])
  })

  test('is told of the order without its document, which goes to who said yes', async () => {
    const { id, reference } = await byLink()

    await decide(reference, 'approve')

    const mails = await admin('mails').where({ order_id: id, kind: 'order_confirmation' }).orderBy('id')
    const papers = (recipient: string) => mails.filter((mail) => mail.recipient === recipient).map(documentsOf)
    expect(papers('margaux@harbour-bakery.example')).toEqual([1])
    expect(papers('jo@agency.example')).toEqual([0])
  })

  const documentsOf = ({ attachments }: { readonly attachments: readonly unknown[] }) => attachments.length
})

describe('many at once', () => {
  test('are counted one after another', async () => {
    const path = await madeLink()

    const answers = await Promise.all(Array.from({ length: 14 }, () => order(path)))

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  }, 60_000)

  test('of one link count together, from wherever they come', async () => {
    const path = await madeLink()
    for (let sent = 0; sent < 10; sent++) await order(path, { asker_email: `jo${sent}@agency.example` })
    await admin('rate_limits').where('key', 'not like', '%of:%').delete()

    const answer = await order(path, { asker_email: 'another@agency.example' })

    expect(answer.status).toBe(429)
    expect(load(answer.text)('.alert, .error-summary').length).toBeGreaterThan(0)
  }, 60_000)
})

test('an order is not approved once its product is sold no more', async () => {
  const { reference, id } = await byLink()
  const { definition } = await admin('products').where('code', 'positivessl').first('definition')
  await admin('products')
    .where('code', 'positivessl')
    .update({ definition: { ...definition, orderable: false } })
  await portal.portal.refreshCatalogue()

  const answer = await decide(reference, 'approve')

  await admin('products').where('code', 'positivessl').update({ definition })
  await portal.portal.refreshCatalogue()
  expect(answer.status).toBe(409)
  expect(await admin('orders').where('id', id).first()).toMatchObject({ fulfilment: 'pending_approval' })
})
