import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'

/** A demo with somebody of Harbour Bakery at work, who orders, pays and agrees to validation mails. */
export async function openHarbour() {
  const started = await startPortal({}, { demo: true })
  const { portal, clock, signIn, story, scopeOf } = started
  const { orders } = portal.services
  const today = clock.now()
  const harbour = story('harbour.super')
  const scope = scopeOf('harbour.super')
  const buyer = await signIn('harbour.super')

  const fileOf = (reference: string) => orders.read(scope, reference)

  /** The story winds the clock by hours, which no session would live through. */
  const paid = async (fields: Parameters<typeof anOrder>[0] = {}): Promise<string> => {
    const reference = await harbour.order(anOrder(fields))
    await harbour.pay(reference, 0)
    clock.set(today)
    return reference
  }

  const deliver = async (fields: Parameters<typeof anOrder>[0] = {}): Promise<string> => {
    const reference = await paid(fields)
    await harbour.agreeByMail(reference, 0)
    clock.set(today)
    return reference
  }

  return { ...started, orders, harbour, scope, buyer, fileOf, paid, deliver }
}
