import { STARTER_CATALOGUE } from '../../catalogue/catalogue.ts'
import { Story, type StoryTools, type Teller } from '../../story/story.ts'
import { MONTCLAIR } from '../cast.ts'
import { client, holderOf, person, teller, type Past } from './tale.ts'

/** A town hall where somebody orders and somebody else approves. */
export async function* montclair(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
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

/** A French public body buys French first. */
const MONTCLAIR_PRODUCTS = STARTER_CATALOGUE.products
  .filter(({ brand, orderable }) => orderable && ['certigna', 'thawte', 'tbs-x509'].includes(brand))
  .map(({ code }) => code)

const WATER_BOARD = { ...client('Régie des eaux de Montclair', '200054179', 'Montclair', 'FR'), postalCode: '07200' }
