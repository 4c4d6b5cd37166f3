import { addDays } from '#domain/shared/time.ts'
import { newId } from '#platform/ids.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

/** What staff have told customers, in every state that has a page of its own, and orders of the register. */
export async function plantNews({ portal, clock, scopeOf }: TestPortal, owner: string): Promise<Example[]> {
  const { news, outside } = portal.services
  const now = clock.now()
  const tell = async (kind: 'news' | 'incident' | 'delivery', day: string) => {
    const id = newId(now)
    await news.publish(portal.system, id, {
      kind,
      brand: kind === 'delivery' ? 'sectigo' : null,
      title: { en: 'Told', fr: 'Annoncé' },
      body: {
        en: 'A text with a [link](/orders).\n\n- a line',
        fr: 'Un texte avec un [lien](/orders).\n\n- une ligne',
      },
      startsOn: day,
      endsOn: null,
      purchaseOptions: [],
      accountKinds: [],
    })
    return id
  }
  const shown = await tell('news', '2026-01-01')
  const coming = await tell('incident', '2099-01-01')
  await tell('incident', '2026-01-01')
  await tell('delivery', '2026-01-01')
  const withdrawn = await tell('news', '2026-01-01')
  await news.withdraw(portal.system, { id: withdrawn, version: 1 })

  const sell = async (reference: string) => {
    const id = newId(now)
    await outside.enter(portal.system, {
      id,
      reference,
      commonName: `${reference.toLowerCase()}.example`,
      names: [`${reference.toLowerCase()}.example`],
      productCode: 'positivessl',
      productName: 'PositiveSSL',
      organizationName: 'Harbour Bakery SARL',
      registrationNumber: '901122333',
      buyerEmail: 'buyer@harbour-bakery.example',
      validFrom: addDays(now, -30),
      validTo: addDays(now, 60),
      serial: null,
      sha256: null,
      certificatePem: null,
    })
    return id
  }
  const scope = scopeOf(owner)
  const [free, first, second, third] = [
    await sell('FREE'),
    await sell('FIRST'),
    await sell('SECOND'),
    await sell('THIRD'),
  ]
  for (const id of [first, second, third]) await outside.attach(portal.system, id, scope.accountId)
  const found = await outside.attached(scope, 10)
  const idOf = (reference: string) => found.find((order) => order.reference === reference)?.id ?? ''
  await outside.confirm(scope, idOf('SECOND'))
  await outside.reject(scope, idOf('THIRD'), 'Not ours')
  return [
    { name: 'news', owner, values: { newsId: shown } },
    { name: 'news to come', owner, values: { newsId: coming } },
    { name: 'withdrawn news', owner, values: { newsId: withdrawn } },
    { name: 'a free order of the register', owner, values: { outsideId: free } },
    { name: 'an order to check', owner, values: { outsideId: first, attachedId: idOf('FIRST') } },
    { name: 'a confirmed order', owner, values: { outsideId: second } },
    { name: 'a rejected order', owner, values: { outsideId: third } },
    { name: 'a page of help', owner, values: { topic: 'api' } },
    { name: 'another page of help', owner, values: { topic: 'make-a-csr' } },
  ]
}
