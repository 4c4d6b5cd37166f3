import { SYSTEM } from '#domain/access/actor.ts'
import type { ContactInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { NewAccount } from '#domain/access/new-account.ts'
import { rightsOf, type Right } from '#domain/access/rights.ts'
import { STARTER_CATALOGUE } from '../catalogue/catalogue.ts'
import { Story, type StoryTools, type Teller } from '../story/story.ts'
import { demonstration } from './demonstration.ts'
import { CHARACTERS, DEMONSTRATION, FJORD, HARBOUR, MONTCLAIR, NORRLAND } from './cast.ts'

/** What happened in an account, act by act; each act is preceded by how many days ago it was. */
type Past = AsyncGenerator<number, void>
type Tale = (tools: StoryTools, tellers: ReadonlyMap<string, Teller>) => Past

const TALES: ReadonlyMap<string, Tale> = new Map([
  [HARBOUR.account.slug, harbour],
  [FJORD.account.slug, fjord],
  [MONTCLAIR.account.slug, montclair],
  [NORRLAND.account.slug, norrland],
  [DEMONSTRATION.account.slug, (tools, tellers) => demonstration(new Story(tools, teller(tellers, 'demonstration')))],
])

/** An account that was just opened. */
export interface Opened {
  readonly slug: string
  readonly accountId: string
}

/**
 * Tells what has happened before the newcomer looks: of all accounts together, oldest first, because an office numbers
 * its documents in the order of their dates.
 */
export async function tellPasts(tools: StoryTools, accounts: readonly Opened[]): Promise<void> {
  const pasts: { past: Past; next: IteratorResult<number, void> }[] = []
  for (const { slug, accountId } of accounts) {
    const past = TALES.get(slug)?.(tools, await tellersOf(tools, accountId))
    if (past) pasts.push({ past, next: await past.next() })
  }
  for (;;) {
    const oldest = pasts
      .filter(({ next }) => !next.done)
      .toSorted((a, b) => Number(b.next.value) - Number(a.next.value))[0]
    if (!oldest) return
    oldest.next = await oldest.past.next()
  }
}

async function tellersOf({ database }: StoryTools, accountId: string): Promise<ReadonlyMap<string, Teller>> {
  const users = await database.operator.knex('users').where('account_id', accountId)
  return new Map(
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
}

/** One healthy year, one that ends soon, one that is over; money in every state. */
async function* harbour(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
  const story = new Story(tools, teller(tellers, 'harbour.super'))
  const us = {
    holder: holderOf(HARBOUR.account),
    contact: person('Margaux', 'Lehoux', 'margaux@harbour-bakery.example', HARBOUR.account.phone),
  }
  const order = { ...us, means: 'transfer', product: 'positivessl' } as const

  yield 430
  await story.fields(430, [{ name: 'Dossier' }, { name: 'Responsable', allowedValues: ['Margaux', 'Pierre'] }])
  const expired = await story.order({
    ...order,
    names: ['old.harbour-bakery.example'],
    daysAgo: 430,
    customerReference: 'SITE-2025',
    customValues: ['2025-014', 'Margaux'],
  })
  yield 430
  await story.agreeByMail(expired, 430)
  yield 427
  await story.pay(expired, 427)

  yield 305
  const ending = await story.order({
    ...order,
    names: ['www.harbour-bakery.example', 'harbour-bakery.example'],
    daysAgo: 305,
    customerReference: 'SITE-01',
    customValues: ['2026-003', 'Margaux'],
  })
  yield 303
  await story.pay(ending, 303)
  yield 302
  await story.agreeByMail(ending, 302)

  yield 120
  const wildcard = await story.order({
    ...us,
    means: 'transfer',
    product: 'tbs-x509-wildcard',
    names: ['*.harbour-bakery.example'],
    daysAgo: 120,
    software: 'Apache',
    customerReference: 'WILD',
    customValues: ['2026-021', 'Pierre'],
  })
  yield 118
  await story.pay(wildcard, 118)
  yield 117
  await story.audit(wildcard, 117)
  yield 116
  await story.agreeByMail(wildcard, 116)

  yield 40
  const multi = await story.order({
    ...us,
    means: 'transfer',
    product: 'tbs-x509-multi-site',
    names: ['shop.harbour-bakery.example', 'api.harbour-bakery.example', 'harbour-cakes.example'],
    daysAgo: 40,
    software: 'HAProxy',
    customerReference: 'SHOP',
    customValues: ['2026-034', 'Pierre'],
  })
  yield 38
  await story.pay(multi, 38)
  yield 37
  await story.audit(multi, 37)
  yield 36
  await story.agreeByMail(multi, 36)

  yield 25
  const cancelled = await story.order({ ...order, names: ['festival.harbour-bakery.example'], daysAgo: 25 })
  yield 23
  await story.cancel(cancelled, 23, 'Festival reporté')

  yield 12
  await story.order({
    ...us,
    means: 'transfer',
    product: 'sectigo-ov-ssl',
    names: ['intranet.harbour-bakery.example'],
    daysAgo: 12,
    quote: true,
    software: 'Microsoft IIS',
  })

  yield 10
  const suspended = await story.order({
    ...us,
    holder: PATISSERIE,
    means: 'transfer',
    product: 'digicert-basic-ov',
    names: ['www.patisserie-du-port.example'],
    daysAgo: 10,
    software: 'Microsoft IIS',
  })
  yield 8
  await story.pay(suspended, 8)
  yield 6
  await story.suspend(suspended, 6, 'Merci d’envoyer un extrait Kbis de moins de trois mois.')

  yield 4
  const proving = await story.order({
    ...order,
    product: 'geotrust-quickssl-premium',
    method: 'dns_txt',
    names: ['delivery.harbour-bread.example'],
    daysAgo: 4,
    customerReference: 'BREAD',
    customValues: ['', 'Margaux'],
  })
  yield 2
  await story.pay(proving, 2)

  yield 3
  await story.order({
    ...us,
    holder: PATISSERIE,
    means: 'transfer',
    product: 'globalsign-organizationssl',
    names: ['secure.patisserie-du-port.example'],
    daysAgo: 3,
  })
  yield 1
  await story.order({
    ...order,
    product: 'positivessl',
    method: 'dns_cname',
    names: ['menu.harbour-bread.example'],
    daysAgo: 1,
  })
}

/** A reseller with three clients and a stock of tokens, which lacks one for its newest order. */
async function* fjord(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
  const story = new Story(tools, teller(tellers, 'fjord.super'))
  const contact = person('Isla', 'Mouat', 'isla@fjord-hosting.example', FJORD.account.phone)
  const order = { contact, means: 'tokens', product: 'positivessl' } as const
  yield 340
  await story.contract(340, {
    fromDay: -340,
    toDay: 25,
    products: ['positivessl', 'positivessl-wildcard', 'harica-dv', 'harica-ov', 'sectigo-ov-ssl'],
    priceLevel: 10,
    objective: null,
  })
  yield 260
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

  yield 250
  const lamb = await story.order({
    ...order,
    holder: SHETLAND_LAMB,
    names: ['shetland-lamb.example'],
    daysAgo: 250,
    customerReference: 'CL-LAMB',
  })
  yield 250
  await story.agreeByMail(lamb, 250)
  yield 150
  const ferry = await story.order({
    ...order,
    product: 'positivessl-wildcard',
    holder: FERRY_LINE,
    names: ['*.ferry-line.example'],
    daysAgo: 150,
    customerReference: 'CL-FERRY',
  })
  yield 149
  await story.agreeByMail(ferry, 149)
  yield 70
  const museum = await story.order({
    ...order,
    product: 'harica-ov',
    holder: MUSEUM,
    names: ['www.whaling-museum.example'],
    daysAgo: 70,
    customerReference: 'CL-MUSEUM',
  })
  yield 68
  await story.audit(museum, 68)
  yield 67
  await story.agreeByMail(museum, 67)
  yield 35
  await announceEnds(tools, story, 35)
  yield 30
  const lambShop = await story.order({
    ...order,
    holder: SHETLAND_LAMB,
    names: ['shop.shetland-lamb.example'],
    daysAgo: 30,
    customerReference: 'CL-LAMB-2',
  })
  yield 30
  await story.agreeByMail(lambShop, 30)
  yield 21
  const dropped = await story.order({
    ...order,
    means: 'card',
    holder: FERRY_LINE,
    names: ['tickets.ferry-line-2.example'],
    daysAgo: 21,
  })
  yield 20
  await story.cancel(dropped, 20, 'Ordered twice')
  yield 5
  await announceEnds(tools, story, 5)
  yield 5
  const shop = await story.order({
    ...order,
    product: 'harica-ov',
    holder: SHETLAND_LAMB,
    names: ['wool.shetland-lamb.example'],
    daysAgo: 5,
    customerReference: 'CL-LAMB-3',
  })
  yield 4
  await story.suspend(shop, 4, 'Please send us a bank statement that shows the address on Commercial Street.')
  yield 2
  await story.order({
    ...order,
    method: 'dns_txt',
    holder: FERRY_LINE,
    names: ['booking.ferry-line-3.example'],
    daysAgo: 2,
    customerReference: 'CL-FERRY-3',
  })
  yield 1
  await story.order({
    ...order,
    product: 'sectigo-ov-ssl',
    holder: MUSEUM,
    names: ['tickets.whaling-museum.example'],
    daysAgo: 1,
    customerReference: 'CL-MUSEUM-2',
  })
}

/** A town hall where somebody orders and somebody else approves. */
async function* montclair(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
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

  yield 425
  const festival = await asBoss.order({
    ...order,
    names: ['festival.montclair.example'],
    daysAgo: 425,
    purchaseOrder: 'BC-2025-0098',
  })
  yield 423
  await asBoss.audit(festival, 423)
  yield 422
  await asBoss.agreeByMail(festival, 422)
  yield 200
  await asBoss.contract(200, {
    fromDay: -200,
    toDay: 164,
    products: MONTCLAIR_PRODUCTS,
    priceLevel: 1,
    objective: { kind: 'amount', target: 120_000n },
  })
  yield 95
  const portal = await asBoss.order({
    ...order,
    names: ['www.montclair.example'],
    daysAgo: 95,
    customerReference: 'DSI-001',
  })
  yield 93
  await asBoss.audit(portal, 93)
  yield 92
  await asBoss.agreeByMail(portal, 92)
  yield 50
  const library = await asBuyer.order({
    ...order,
    names: ['mediatheque.montclair.example'],
    daysAgo: 50,
    customerReference: 'DSI-002',
    purchaseOrder: 'BC-2026-0131',
  })
  yield 49
  await asBuyer.decide(library, 49, approver, true)
  yield 48
  await asBuyer.agreeByMail(library, 48)
  yield 33
  const refused = await asBuyer.order({ ...order, names: ['jeux.montclair.example'], daysAgo: 33 })
  yield 32
  await asBuyer.decide(refused, 32, approver, false, 'Ce site ferme en janvier.')
  yield 12
  const water = await asBoss.order({
    ...order,
    holder: WATER_BOARD,
    names: ['eau.montclair.example'],
    daysAgo: 12,
    purchaseOrder: 'BC-2026-0152',
  })
  yield 11
  await asBoss.suspend(water, 11, 'Merci d’envoyer la délibération qui crée la régie.')
  yield 6
  const sports = await asBuyer.order({
    ...order,
    product: 'thawte-ssl123',
    names: ['sports.montclair-loisirs.example'],
    daysAgo: 6,
    method: 'dns_txt',
    purchaseOrder: 'BC-2026-0160',
  })
  yield 5
  await asBuyer.decide(sports, 5, approver, true)
  yield 1
  await asBuyer.order({
    ...order,
    names: ['ecoles.montclair.example'],
    daysAgo: 1,
    customerReference: 'DSI-009',
    purchaseOrder: 'BC-2026-0171',
  })
}

/** A bank that wants extended validation and pays from its deposit. */
async function* norrland(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
  const story = new Story(tools, teller(tellers, 'norrland.super'))
  const order = {
    holder: holderOf(NORRLAND.account),
    contact: person('Elin', 'Sandström', 'elin@norrland-bank.example', NORRLAND.account.phone),
    means: 'deposit',
    product: 'digicert-secure-site-ev',
  } as const
  yield 440
  story.at(440)
  await tools.services.payments.topUpDeposit(story.scope(), 50_000n, 'SEPA NB-440')
  const campaign = await story.order({
    ...order,
    product: 'positivessl',
    names: ['kampanj.norrland-bank.example'],
    daysAgo: 430,
  })
  yield 430
  await story.agreeByMail(campaign, 430)
  yield 240
  story.at(240)
  await tools.services.payments.topUpDeposit(story.scope(), 600_000n, 'SEPA NB-240')

  yield 110
  const bank = await story.order({
    ...order,
    names: ['www.norrland-bank.example', 'norrland-bank.example'],
    daysAgo: 110,
    software: 'F5 BIG-IP',
  })
  yield 107
  await story.audit(bank, 107, 'ev')
  yield 106
  await story.agreeByMail(bank, 106)
  yield 45
  const api = await story.order({
    ...order,
    product: 'globalsign-organizationssl-wildcard',
    names: ['*.api.norrland-bank.example'],
    daysAgo: 45,
  })
  yield 44
  await story.agreeByMail(api, 44)
  yield 30
  const fund = await story.order({ ...order, holder: NORRLAND_FUND, names: ['www.norrland-fund.example'], daysAgo: 30 })
  yield 28
  await story.refuse(fund, 28, 'The fund is not in the register of companies any more.')
  yield 20
  const leasing = await story.order({
    ...order,
    product: 'globalsign-organizationssl-wildcard',
    holder: NORRLAND_LEASING,
    names: ['*.norrland-leasing.example'],
    daysAgo: 20,
  })
  yield 19
  await story.suspend(leasing, 19, 'Nobody answers at the number in the register. Please tell us another public one.')
  yield 3
  await story.order({ ...order, product: 'tbs-x509-ev', names: ['login.norrland-id.example'], daysAgo: 3 })
  yield 15
  const given = await story.order({
    ...order,
    product: 'positivessl',
    names: ['status.norrland-id.example'],
    daysAgo: 15,
  })
  yield 15
  await story.agreeByMail(given, 15)
}

/** What the hourly job would have written by then. */
async function announceEnds({ services, database, clock, work }: StoryTools, story: Story, daysAgo: number) {
  story.at(daysAgo)
  await services.contracts.announceEnds({ actor: SYSTEM, operator: database.operator, now: clock.now })
  await work()
}

/** A French public body buys French first. */
const MONTCLAIR_PRODUCTS = STARTER_CATALOGUE.products
  .filter(({ brand, orderable }) => orderable && ['certigna', 'thawte', 'tbs-x509'].includes(brand))
  .map(({ code }) => code)

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
const WATER_BOARD = { ...client('Régie des eaux de Montclair', '200054179', 'Montclair', 'FR'), postalCode: '07200' }
const NORRLAND_FUND = { ...client('Norrland Pension Fund', '5567200011', 'Umeå', 'SE'), postalCode: '903 26' }
const NORRLAND_LEASING = { ...client('Norrland Leasing', '5567200029', 'Umeå', 'SE'), postalCode: '903 26' }
