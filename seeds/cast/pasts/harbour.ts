import { Story, type StoryTools, type Teller } from '../../story/story.ts'
import { HARBOUR } from '../cast.ts'
import { client, holderOf, person, teller, type Past } from './tale.ts'

/** One healthy year, one that ends soon, one that is over; money in every state. */
export async function* harbour(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
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

const PATISSERIE = client('Pâtisserie du Port', '876543216', 'Honfleur', 'FR')
