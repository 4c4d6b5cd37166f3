import { SYSTEM } from '#domain/access/actor.ts'
import { Story, type StoryTools, type Teller } from '../../story/story.ts'
import { FJORD } from '../cast.ts'
import { client, person, teller, type Past } from './tale.ts'

/** A reseller with three clients and a stock of tokens, which lacks one for its newest order. */
export async function* fjord(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
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

/** What the hourly job would have written by then. */
async function announceEnds({ services, database, clock, work }: StoryTools, story: Story, daysAgo: number) {
  story.at(daysAgo)
  await services.contracts.announceEnds({ actor: SYSTEM, operator: database.operator, now: clock.now })
  await work()
}

const SHETLAND_LAMB = client('Shetland Lamb Ltd', 'SC300111', 'Lerwick', 'GB')
const FERRY_LINE = client('North Isles Ferry Line plc', 'SC300222', 'Kirkwall', 'GB')
const MUSEUM = client('The Whaling Museum Trust', 'SC300333', 'Dundee', 'GB')
