import { afterAll, expect, test } from 'vitest'
import { contactVersion } from '#domain/organizations/kept-contact.ts'
import { inTransaction } from '#platform/scope.ts'
import { getKeptContact } from '#stores/contact-store.ts'
import { up } from '../../../migrations/20261124230100_orders__search_everything__alter.ts'
import { anOrder, CONTACT } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')

const delivered = await harbour.order(anOrder())
await harbour.pay(delivered, 0)
await harbour.agreeByMail(delivered, 0)
const file = await orders.read(scope, delivered)
const serial = file.order.serial ?? ''
const colons = serial.toUpperCase().match(/../g)?.join(':') ?? ''

const names = Array.from({ length: 60 }, (_, index) => `www.${'long-'.repeat(11)}name-${index}.many.example`)
const director = { ...CONTACT, firstName: 'Zénobie', lastName: 'Quillivic', email: 'zenobie@harbour-bakery.example' }
const large = await harbour.order(anOrder({ product: 'positivessl-multi-domain', names, contact: director }))
const { order: largeOrder } = await orders.read(scope, large)

test.each([
  ['its serial number', serial],
  ['its serial number in capitals', serial.toUpperCase()],
  ['its serial number with colons', colons],
  ['its serial number with a sign octet', `00:${colons}`],
  ['its serial number without leading zeros', serial.replace(/^0+/, '')],
  ['its serial number as openssl prints it', `serial=${serial.toUpperCase()}`],
  ['its invoice', file.documents[0]?.number ?? ''],
  ['its invoice in small letters', (file.documents[0]?.number ?? '').toLowerCase()],
  ['what its CA calls it', file.certificates[0]?.caReference ?? ''],
])('an order is found by %s', async (_, keyword) => {
  expect(keyword).not.toBe('')
  expect(await orders.search(scope, keyword)).toEqual([file.order.id])
  expect(await orders.search(scopeOf('fjord.super'), keyword)).toEqual([])
})

test.each([
  ['its last name', names.at(-1) ?? ''],
  ['its holder', 'harbour bakery'],
  ['its corporate contact', 'zenobie quillivic'],
  ['the address of its corporate contact', director.email],
])('an order of many names is found by %s', async (_, keyword) => {
  expect(await orders.search(scope, keyword)).toContain(largeOrder.id)
})

test('an order from before is completed by the migration', async () => {
  await admin('orders')
    .where({ reference: large })
    .update({ search_text: `${large.toLowerCase()} merged@away.example` })
  await admin.raw('drop index certificates_by_ca_reference')

  await admin.transaction((trx) => up(trx))

  for (const keyword of [names.at(-1) ?? '', 'harbour bakery', 'zenobie quillivic', 'merged@away.example'])
    expect(await orders.search(scope, keyword)).toContain(largeOrder.id)
})

test('an order is found by what its contact is called since, and was called before', async () => {
  const { corporateContactId: id } = largeOrder
  const contact = await inTransaction(scope, (tx) => getKeptContact(tx, id ?? '', false))
  const fields = { ...contact, lastName: 'Kerguelen', jobTitle: '' }

  await portal.services.contacts.change(scope, contact.id, contactVersion(contact), fields)

  expect(await orders.search(scope, 'zenobie kerguelen')).toEqual([largeOrder.id])
  expect(await orders.search(scope, 'zenobie quillivic')).toEqual([largeOrder.id])
})
