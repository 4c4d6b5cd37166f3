import { addDays } from '#domain/shared/time.ts'
import { Story, type StoryTools, type Teller } from '../story/story.ts'
import { DEMONSTRATION } from './cast.ts'

const ORDER = {
  holder: {
    registrationNumber: '813244563',
    name: 'Atelier Lanterne',
    street: '7 rue du Phare',
    postalCode: '29200',
    city: 'Brest',
    state: '',
    country: 'FR',
    phone: '+33 2 98 00 00 00',
    vatNumber: '',
    nafCode: '',
  },
  contact: {
    firstName: 'Lena',
    lastName: 'Visitor',
    email: 'lena@atelier-lanterne.example',
    phone: '+33 2 98 00 00 00',
    jobTitle: '',
  },
  means: 'monthly',
  product: 'positivessl',
} as const

/**
 * One order of each kind that a visitor asks about: a certificate that lives, one that ends soon, one that waits for its
 * proof, one for the audit. They go on the month's invoice, so that they spend no number of the books (ADR 0033).
 */
export async function* demonstration(story: Story): AsyncGenerator<number, void> {
  yield 180
  const ending = await story.order({ ...ORDER, names: ['lanterne-shop.example'], daysAgo: 180 })
  yield 180
  await story.agreeByMail(ending, 180)

  yield 60
  const audited = await story.order({
    ...ORDER,
    product: 'sectigo-ov-ssl',
    names: ['www.atelier-lanterne.example'],
    daysAgo: 60,
    customerReference: 'SITE',
  })
  yield 59
  await story.audit(audited, 59)
  yield 58
  await story.agreeByMail(audited, 58)

  yield 9
  await story.order({
    ...ORDER,
    method: 'dns_txt',
    names: ['api.lanterne-light.example'],
    daysAgo: 9,
    customerReference: 'API',
  })
  yield 2
  await story.order({ ...ORDER, product: 'digicert-basic-ov', names: ['intranet.lanterne-light.example'], daysAgo: 2 })
}

/** Days between two orders, and from an order to the yes of whoever reads mail at its domain. */
const RHYTHM = { order: 12, agree: 5 } as const
const NAMES = ['spring', 'summer', 'autumn', 'winter', 'fair', 'night'].map((one) => `lanterne-${one}.example`)

/**
 * Goes on with the past, so that it does not end on the day of the first start: an order about twice a month, delivered
 * five days later. Each night looks at what is due; run twice it is run once.
 */
export async function goOn(tools: Omit<StoryTools, 'clock' | 'today'>, now: () => Date): Promise<void> {
  const teller = await findTeller(tools)
  if (!teller) return
  const story = new Story({ ...tools, today: now(), clock: { now, set: () => undefined } }, teller)
  const orders: { reference: string; is_open: boolean; product_code: string; ordered_at: Date }[] =
    await tools.database.operator
      .knex('orders')
      .where('account_id', teller.accountId)
      .orderBy('ordered_at', 'desc')
      .select('reference', 'is_open', 'product_code', 'ordered_at')
  const isOlder = (days: number) => (order: { ordered_at: Date }) => order.ordered_at <= addDays(now(), -days)
  const waiting = orders.filter((order) => order.is_open && order.product_code === ORDER.product)
  for (const { reference } of waiting.filter(isOlder(RHYTHM.agree))) await story.agreeByMail(reference, 0)
  const name = NAMES[orders.length % NAMES.length] ?? ''
  if (orders.every(isOlder(RHYTHM.order))) await story.order({ ...ORDER, names: [name], daysAgo: 0 })
}

/** Null where there is no such account, or where it was made an ordinary one. */
async function findTeller({ database }: Pick<StoryTools, 'database'>): Promise<Teller | null> {
  const found = await database.operator
    .knex('users as u')
    .join('accounts as a', 'a.id', 'u.account_id')
    .where({ 'a.slug': DEMONSTRATION.account.slug, 'a.is_demonstration': true, 'u.is_super_user': true })
    .first('u.id', 'u.account_id', 'u.name')
  return found ? { accountId: found.account_id, userId: found.id, name: found.name } : null
}
