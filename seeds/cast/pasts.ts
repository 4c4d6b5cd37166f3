import type { ContactInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { NewAccount } from '#domain/access/new-account.ts'
import { rightsOf, type Right } from '#domain/access/rights.ts'
import { Story, type StoryTools, type Teller } from '../story/story.ts'
import { CHARACTERS, FJORD, HARBOUR, MONTCLAIR, NORRLAND } from './cast.ts'

type Past = (tools: StoryTools, tellers: ReadonlyMap<string, Teller>) => Promise<void>

const PASTS: ReadonlyMap<string, Past> = new Map([
  [HARBOUR.account.slug, harbour],
  [FJORD.account.slug, fjord],
  [MONTCLAIR.account.slug, montclair],
  [NORRLAND.account.slug, norrland],
])

/** Tells what has happened in an account before the newcomer looks at it. */
export async function tellPast(tools: StoryTools, slug: string, accountId: string): Promise<void> {
  const users = await tools.database.operator.knex('users').where('account_id', accountId)
  const tellers = new Map(
    users.map((row): [string, Teller] => [
      row.login,
      {
        accountId,
        userId: row.id,
        name: row.name,
        rights: [...rightsOf({ ...row, isSuperUser: row.is_super_user })] as Right[],
      },
    ]),
  )
  await PASTS.get(slug)?.(tools, tellers)
}

/** One healthy year, one that ends soon, one that is over; money in every state. */
async function harbour(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Promise<void> {
  const story = new Story(tools, teller(tellers, 'harbour.super'))
  const us = {
    holder: holderOf(HARBOUR.account),
    contact: person('Margaux', 'Lehoux', 'margaux@harbour-bakery.example', HARBOUR.account.phone),
  }
  const order = { ...us, means: 'transfer', product: 'positivessl' } as const

  const expired = await story.order({
    ...order,
    names: ['old.harbour-bakery.example'],
    daysAgo: 430,
    customerReference: 'SITE-2025',
  })
  await story.agreeByMail(expired, 430)
  await story.pay(expired, 427)

  const ending = await story.order({
    ...order,
    names: ['www.harbour-bakery.example', 'harbour-bakery.example'],
    daysAgo: 305,
    customerReference: 'SITE-01',
  })
  await story.pay(ending, 303)
  await story.agreeByMail(ending, 302)

  const wildcard = await story.order({
    ...us,
    means: 'transfer',
    product: 'tbs-x509-wildcard',
    names: ['*.harbour-bakery.example'],
    daysAgo: 120,
    software: 'Apache',
    customerReference: 'WILD',
  })
  await story.pay(wildcard, 118)
  await story.audit(wildcard, 117)
  await story.agreeByMail(wildcard, 116)

  const multi = await story.order({
    ...us,
    means: 'transfer',
    product: 'tbs-x509-multi-site',
    names: ['shop.harbour-bakery.example', 'api.harbour-bakery.example', 'harbour-cakes.example'],
    daysAgo: 40,
    software: 'HAProxy',
    customerReference: 'SHOP',
  })
  await story.pay(multi, 38)
  await story.audit(multi, 37)
  await story.agreeByMail(multi, 36)

  const cancelled = await story.order({ ...order, names: ['festival.harbour-bakery.example'], daysAgo: 25 })
  await story.cancel(cancelled, 23, 'Festival reporté')

  await story.order({
    ...us,
    means: 'transfer',
    product: 'sectigo-ov-ssl',
    names: ['intranet.harbour-bakery.example'],
    daysAgo: 12,
    quote: true,
    software: 'Microsoft IIS',
  })

  const suspended = await story.order({
    ...us,
    holder: PATISSERIE,
    means: 'transfer',
    product: 'digicert-basic-ov',
    names: ['www.patisserie-du-port.example'],
    daysAgo: 10,
    software: 'Microsoft IIS',
  })
  await story.pay(suspended, 8)
  await story.suspend(suspended, 6, 'Merci d’envoyer un extrait Kbis de moins de trois mois.')

  const proving = await story.order({
    ...order,
    product: 'geotrust-quickssl-premium',
    method: 'dns_txt',
    names: ['delivery.harbour-bread.example'],
    daysAgo: 4,
    customerReference: 'BREAD',
  })
  await story.pay(proving, 2)

  await story.order({
    ...us,
    holder: PATISSERIE,
    means: 'transfer',
    product: 'globalsign-organizationssl',
    names: ['secure.patisserie-du-port.example'],
    daysAgo: 3,
  })
  await story.order({
    ...order,
    product: 'positivessl',
    method: 'dns_cname',
    names: ['menu.harbour-bread.example'],
    daysAgo: 1,
  })
}

/** A reseller with three clients and a stock of tokens. */
async function fjord(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Promise<void> {
  const story = new Story(tools, teller(tellers, 'fjord.super'))
  const contact = person('Isla', 'Mouat', 'isla@fjord-hosting.example', FJORD.account.phone)
  const order = { contact, means: 'tokens', product: 'positivessl' } as const
  story.at(260)
  await tools.services.payments.sellTokens(
    story.scope(),
    [
      { product: 'positivessl', item: 'base', quantity: 20 },
      { product: 'positivessl-wildcard', item: 'base', quantity: 5 },
      { product: 'harica-ov', item: 'base', quantity: 5 },
    ],
    'FPS 260-FJORD',
  )

  const lamb = await story.order({
    ...order,
    holder: SHETLAND_LAMB,
    names: ['shetland-lamb.example'],
    daysAgo: 250,
    customerReference: 'CL-LAMB',
  })
  await story.agreeByMail(lamb, 250)
  const ferry = await story.order({
    ...order,
    product: 'positivessl-wildcard',
    holder: FERRY_LINE,
    names: ['*.ferry-line.example'],
    daysAgo: 150,
    customerReference: 'CL-FERRY',
  })
  await story.agreeByMail(ferry, 149)
  const museum = await story.order({
    ...order,
    product: 'harica-ov',
    holder: MUSEUM,
    names: ['www.whaling-museum.example'],
    daysAgo: 70,
    customerReference: 'CL-MUSEUM',
  })
  await story.audit(museum, 68)
  await story.agreeByMail(museum, 67)
  const lambShop = await story.order({
    ...order,
    holder: SHETLAND_LAMB,
    names: ['shop.shetland-lamb.example'],
    daysAgo: 30,
    customerReference: 'CL-LAMB-2',
  })
  await story.agreeByMail(lambShop, 30)
  const dropped = await story.order({
    ...order,
    means: 'card',
    holder: FERRY_LINE,
    names: ['tickets.ferry-line-2.example'],
    daysAgo: 21,
  })
  await story.cancel(dropped, 20, 'Ordered twice')
  await story.order({
    ...order,
    method: 'dns_txt',
    holder: FERRY_LINE,
    names: ['booking.ferry-line-3.example'],
    daysAgo: 2,
    customerReference: 'CL-FERRY-3',
  })
}

/** A town hall where somebody orders and somebody else approves. */
async function montclair(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Promise<void> {
  const [boss, buyer, approver] = ['montclair.super', 'montclair.buyer', 'montclair.approver'].map((login) =>
    teller(tellers, login),
  )
  if (!boss || !buyer || !approver) return
  const asBoss = new Story(tools, boss)
  const asBuyer = new Story(tools, buyer)
  const order = {
    holder: holderOf(MONTCLAIR.account),
    contact: person('Awa', 'Diarra', 'a.diarra@montclair.example', MONTCLAIR.account.phone),
    means: 'monthly',
    product: 'certigna-ssl',
    purchaseOrder: 'BC-2026-0117',
  } as const

  const portal = await asBoss.order({
    ...order,
    names: ['www.montclair.example'],
    daysAgo: 95,
    customerReference: 'DSI-001',
  })
  await asBoss.audit(portal, 93)
  await asBoss.agreeByMail(portal, 92)
  const library = await asBuyer.order({
    ...order,
    names: ['mediatheque.montclair.example'],
    daysAgo: 50,
    customerReference: 'DSI-002',
    purchaseOrder: 'BC-2026-0131',
  })
  await asBuyer.decide(library, 49, approver, true)
  await asBuyer.agreeByMail(library, 48)
  const refused = await asBuyer.order({ ...order, names: ['jeux.montclair.example'], daysAgo: 33 })
  await asBuyer.decide(refused, 32, approver, false, 'Ce site ferme en janvier.')
  const sports = await asBuyer.order({
    ...order,
    product: 'thawte-ssl123',
    names: ['sports.montclair-loisirs.example'],
    daysAgo: 6,
    method: 'dns_txt',
    purchaseOrder: 'BC-2026-0160',
  })
  await asBuyer.decide(sports, 5, approver, true)
  await asBuyer.order({
    ...order,
    names: ['ecoles.montclair.example'],
    daysAgo: 1,
    customerReference: 'DSI-009',
    purchaseOrder: 'BC-2026-0171',
  })
}

/** A bank that wants extended validation and pays from its deposit. */
async function norrland(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Promise<void> {
  const story = new Story(tools, teller(tellers, 'norrland.super'))
  const order = {
    holder: holderOf(NORRLAND.account),
    contact: person('Elin', 'Sandström', 'elin@norrland-bank.example', NORRLAND.account.phone),
    means: 'deposit',
    product: 'digicert-secure-site-ev',
  } as const
  story.at(240)
  await tools.services.payments.topUpDeposit(story.scope(), 600_000n, 'SEPA NB-240')

  const bank = await story.order({
    ...order,
    names: ['www.norrland-bank.example', 'norrland-bank.example'],
    daysAgo: 110,
    software: 'F5 BIG-IP',
  })
  await story.audit(bank, 107, 'ev')
  await story.agreeByMail(bank, 106)
  const api = await story.order({
    ...order,
    product: 'globalsign-organizationssl-wildcard',
    names: ['*.api.norrland-bank.example'],
    daysAgo: 45,
  })
  await story.agreeByMail(api, 44)
  await story.order({ ...order, product: 'tbs-x509-ev', names: ['login.norrland-id.example'], daysAgo: 3 })
  const given = await story.order({
    ...order,
    product: 'positivessl',
    names: ['status.norrland-id.example'],
    daysAgo: 15,
  })
  await story.agreeByMail(given, 15)
}

function teller(tellers: ReadonlyMap<string, Teller>, login: string): Teller {
  const found = tellers.get(login)
  if (!found) throw new Error(`${login} is not of the cast of ${CHARACTERS.length} accounts`)
  return found
}

function holderOf({ name, registrationNumber, address, phone, vatNumber }: NewAccount): OrganizationInput {
  return {
    registrationNumber,
    name,
    street: address.lines.join('\n'),
    postalCode: address.postalCode,
    city: address.city,
    state: '',
    country: address.country,
    phone,
    vatNumber: vatNumber ?? '',
    nafCode: '',
  }
}

function person(firstName: string, lastName: string, email: string, phone: string): ContactInput {
  return { firstName, lastName, email, phone, jobTitle: '' }
}

function client(name: string, registrationNumber: string, city: string, country: string): OrganizationInput {
  return {
    registrationNumber,
    name,
    street: '1 Harbour Street',
    postalCode: country === 'FR' ? '14600' : 'ZE1 0LL',
    city,
    state: '',
    country,
    phone: '+44 1595 000 200',
    vatNumber: '',
    nafCode: '',
  }
}

const PATISSERIE = client('Pâtisserie du Port', '876543216', 'Honfleur', 'FR')
const SHETLAND_LAMB = client('Shetland Lamb Ltd', 'SC300111', 'Lerwick', 'GB')
const FERRY_LINE = client('North Isles Ferry Line plc', 'SC300222', 'Kirkwall', 'GB')
const MUSEUM = client('The Whaling Museum Trust', 'SC300333', 'Dundee', 'GB')
