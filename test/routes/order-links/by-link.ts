import { randomUUID } from 'node:crypto'
import { load } from 'cheerio'
import request from 'supertest'
import { linkOrderFields } from '../../support/order-links.ts'
import { send, type Agent, type TestPortal } from '../../support/portal.ts'

export const NEW_LINK = '/operations/order-links/new?product=positivessl&years=1'

/** Making links and ordering by them as browsers do; `owner` makes them. */
export function byLinks({ app, admin, scopeOf }: TestPortal, owner: Agent) {
  const visitor = () => request.agent(app)
  const allow = async (makers: string, login = 'harbour.super') =>
    admin('accounts').where('id', scopeOf(login).accountId).update({ order_links_by: makers })

  /** The path of the form behind a new link. */
  const madeLink = async (fields: Record<string, string> = {}): Promise<string> => {
    await allow('everybody')
    const wish = { id: randomUUID(), product: 'positivessl', years: '1', label: '', last_day: '', most_orders: '' }
    const answer = await send(owner, NEW_LINK, '/operations/order-links', { ...wish, ...fields })
    return new URL(load(answer.text)('#order-link').text()).pathname
  }

  const order = (path: string, fields: Record<string, string> = {}, agent = visitor()) =>
    send(agent, path, path, linkOrderFields(fields))
  const newest = async () => admin('orders').where('ordered_by', 'like', 'Jo Outside%').orderBy('id', 'desc').first()
  return { visitor, allow, madeLink, order, newest }
}
