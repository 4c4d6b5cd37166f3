import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { anOrder } from '../support/builders.ts'
import { open, startPortal } from '../support/portal.ts'

const { admin, clock, story, signIn } = await startPortal()
const owner = story('harbour.super')

const sentencesOf = async (login: string) => {
  const $ = await open(await signIn(login), '/')
  return $('.todo-text')
    .map((_, element) => $(element).text())
    .get()
}

describe('the home page', () => {
  test('says to somebody new how to begin, and to others that nothing waits', async () => {
    const fresh = await open(await signIn('norrland.super'), '/')
    const reference = await story('norrland.super').order(anOrder({ product: 'tbs-x509-test', means: 'free' }))
    await admin('orders').where({ reference }).update({ fulfilment: 'cancelled' })

    const $ = await open(await signIn('norrland.super'), '/')

    const steps = fresh('.begin a').map((_, link) => fresh(link).attr('href'))
    expect(steps.get()).toContain('/operations/new-order')
    expect(fresh('.all-well, .empty')).toHaveLength(0)
    expect($('.begin')).toHaveLength(0)
    expect($('.all-well')).toHaveLength(1)
    expect($('.empty a').attr('href')).toBe('/operations/new-order')
  })

  test('tells what waits, and leads to the only order that does', async () => {
    const reference = await owner.order(anOrder({ quote: true }))
    await owner.order(anOrder())
    await owner.order(anOrder())

    const $ = await open(await signIn('harbour.super'), '/')

    const sentences = $('.todo-text')
      .map((_, element) => $(element).text())
      .get()
    expect(sentences).toEqual([
      '1 devis attend votre signature',
      '2 commandes attendent leur règlement',
      '2 commandes attendent la preuve que leurs domaines sont les vôtres',
    ])
    expect($('.todo a').first().attr('href')).toBe(`/orders/${reference}`)
  })

  test('asks nobody for what their rights don’t include', async () => {
    await story('montclair.buyer').order(anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }))

    expect(await sentencesOf('harbour.reader')).toEqual([])
    expect(await sentencesOf('montclair.buyer')).toEqual([])
    expect(await sentencesOf('montclair.approver')).toEqual(['1 commande attend votre approbation'])
  })

  test('says what coupons are worth after an order that was paid is cancelled', async () => {
    const reference = await owner.order(anOrder())
    await owner.pay(reference, 0)
    await admin('orders').where({ reference }).update({ fulfilment: 'registered' })
    await owner.cancel(reference, 0, 'Commandé deux fois')

    const $ = await open(await signIn('harbour.super'), '/')

    expect($('.coupon-balance').text()).toMatch(/^\d+,\d\d\s€$/)
    expect($(`.plain-lines a[href="/orders/${reference}"]`)).toHaveLength(1)
  })

  test('says what waiting orders lack of tokens', async () => {
    const reference = await story('fjord.super').order(anOrder())
    const tokens = JSON.stringify([{ unit: 'positivessl:base', quantity: 2 }])
    await admin('orders')
      .where({ reference })
      .update({ payment_means: 'tokens', settlement: 'awaiting_payment', tokens })

    const $ = await open(await signIn('fjord.super'), '/')

    expect($('.top-up h2').text()).toBe('1 order waits for a top-up')
    expect($('.top-up li').text()).toBe('2 tokens: PositiveSSL')
    await admin('orders').where({ reference }).update({ settlement: 'prepaid' })
  })

  test('shows the certificates that end soon, the next one first', async () => {
    const buyer = story('fjord.super')
    const [later, soon, far] = [
      await buyer.order(anOrder()),
      await buyer.order(anOrder()),
      await buyer.order(anOrder()),
    ]
    await endsIn(later, 60)
    await endsIn(soon, 20)
    await endsIn(far, 91)

    const $ = await open(await signIn('fjord.super'), '/')

    const hrefs = $('.ending a').map((_, link) => $(link).attr('href'))
    expect(hrefs.get()).toEqual([`/orders/${soon}`, `/orders/${later}`])
  })
})

/** Gives an order a certificate of 199 days, as far as lists are concerned. */
async function endsIn(reference: string, days: number): Promise<void> {
  const valid_to = addDays(clock.now(), days)
  await admin('orders')
    .where({ reference })
    .update({ valid_from: addDays(valid_to, -199), valid_to })
}
