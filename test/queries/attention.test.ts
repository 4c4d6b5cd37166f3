import { describe, expect, test } from 'vitest'
import { NO_FILTER, type ListRequest } from '#domain/orders/order-list.ts'
import { isReissueDue } from '#domain/orders/reissue-forecast.ts'
import { renewalState } from '#domain/orders/renewal-window.ts'
import { termsOf } from '#domain/orders/terms.ts'
import { addDays, addYears, HOUR, SECOND } from '#domain/shared/time.ts'
import { anOrder } from '../support/builders.ts'
import { open, startPortal } from '../support/portal.ts'

const { admin, clock, portal, scopeOf, story, signIn } = await startPortal()
const owner = story('harbour.super')
const now = new Date('2026-11-23T09:00:00Z')
clock.set(now)

/** An order that is delivered, as far as counts are concerned. */
async function delivered(product: string, fields: Record<string, unknown>): Promise<string> {
  const reference = await owner.order(anOrder({ product, ...(product.endsWith('-test') && { means: 'free' }) }))
  clock.set(now)
  await admin('orders')
    .where({ reference })
    .update({ fulfilment: 'delivered', settlement: 'paid', delivered_at: now, ...fields })
  return reference
}

const rowsOf = async (view: 'to_renew' | 'to_reissue') => {
  const request: ListRequest = {
    view,
    sort: 'ordered',
    descending: false,
    length: 250,
    cursor: null,
    backwards: false,
    within: null,
    filter: NO_FILTER,
    withDetails: false,
  }
  const { page } = await portal.services.orders.list(scopeOf('harbour.super'), request)
  return page.rows.map(({ reference }) => reference)
}

describe('what is due for renewal', () => {
  const ENDS = [-31, -30, -29, -1, 0, 1, 89, 90, 91].map((days) => addDays(now, days))

  test.each([
    ['sectigo', 'sectigo-ov-ssl'],
    ['globalsign', 'globalsign-organizationssl'],
  ])('is what the window of %s says', async (brand, product) => {
    const due: string[] = []
    for (const plan_end of ENDS) {
      const reference = await delivered(product, { plan_end, valid_from: addDays(plan_end, -90), valid_to: plan_end })
      if (renewalState(plan_end, now, termsOf(brand)) === 'open') due.push(reference)
    }

    const found = await rowsOf('to_renew')

    const own = await admin('orders').whereIn('reference', found).where('brand_code', brand).pluck('reference')
    expect(own.toSorted()).toEqual(due.toSorted())
    expect(due.length).toBeGreaterThan(1)
    expect(due.length).toBeLessThan(ENDS.length)
  })

  test('is nothing that was revoked, and nothing that is only tested', async () => {
    const plan_end = addDays(now, 10)
    const revoked = await delivered('positivessl', { plan_end, valid_to: plan_end, revoked_at: now })
    const tested = await delivered('tbs-x509-test', { plan_end, valid_to: plan_end })

    const found = await rowsOf('to_renew')

    expect(found).not.toContain(revoked)
    expect(found).not.toContain(tested)
  })
})

describe('what should be reissued', () => {
  const planEnd = addYears(now, 1)
  const LIFE = 90
  const CASES = [
    { from: addDays(now, -59), end: planEnd },
    { from: addDays(now, -60), end: planEnd },
    { from: new Date(addDays(now, -60).getTime() + SECOND), end: planEnd },
    { from: addDays(now, -80), end: planEnd },
    { from: addDays(now, -200), end: planEnd },
    { from: addDays(now, -200), end: addDays(now, -1) },
    { from: addDays(now, -200), end: now },
    { from: addDays(now, -80), end: addDays(now, 10) },
    { from: addDays(now, -80), end: new Date(addDays(now, 10).getTime() + HOUR) },
  ]

  test('is what the life of each certificate and its plan say', async () => {
    const due: string[] = []
    for (const { from, end } of CASES) {
      const certificate = { notBefore: from, notAfter: addDays(from, LIFE) }
      const validity = { valid_from: from, valid_to: certificate.notAfter, plan_end: end }
      const reference = await delivered('positivessl', validity)
      if (isReissueDue(certificate, end, now, termsOf('positivessl'))) due.push(reference)
    }

    expect((await rowsOf('to_reissue')).toSorted()).toEqual(due.toSorted())
    expect(due.length).toBeGreaterThan(1)
    expect(due.length).toBeLessThan(CASES.length)
  })
})

describe('the badges of the menu', () => {
  const badgesOf = async (login: string) => {
    const $ = await open(await signIn(login), '/profile')
    const links = $('.menu-links a:has(.badge-count), a.menu-section:has(.badge-count)').toArray()
    return Object.fromEntries(links.map((link) => [$(link).attr('href') ?? '', $(link).find('.badge-count').text()]))
  }

  test('count what the lists show, for those who may do it', async () => {
    const [renewals, reissues] = [await rowsOf('to_renew'), await rowsOf('to_reissue')]

    expect(await badgesOf('harbour.super')).toEqual({
      '/orders/to-renew': String(renewals.length),
      '/orders/to-reissue': String(reissues.length),
    })
    expect(await badgesOf('harbour.reader')).toEqual({})
    expect(await badgesOf('norrland.super')).toEqual({})
  })

  test('count invoices that are past their day, until they are paid', async () => {
    const [reference, unpaid] = [await owner.order(anOrder()), await owner.order(anOrder())]
    const { due_on: due } = await admin('documents as d')
      .join('orders as o', 'o.id', 'd.order_id')
      .where({ 'o.reference': reference, 'd.kind': 'invoice' })
      .first(admin.raw('due_on::text'))
    await admin('orders').where({ reference }).update({ fulfilment: 'delivered', settlement: 'deferred' })
    const lastMoment = new Date(`${due}T23:00:00Z`)
    clock.set(lastMoment)
    const onTheDay = await badgesOf('harbour.super')
    clock.set(addDays(lastMoment, 1))
    const late = await badgesOf('harbour.super')
    const page = await open(await signIn('harbour.super'), '/accounting/late-invoices')

    expect(onTheDay['/accounting/late-invoices']).toBeUndefined()
    expect(Number(late['/accounting/late-invoices'])).toBeGreaterThan(0)
    expect(page('tbody').text()).toContain(reference)
    expect(page('tbody').text()).not.toContain(unpaid)
    expect(page('tbody tr')).toHaveLength(Number(late['/accounting/late-invoices']))
  })

  test('stop at ninety-nine', async () => {
    const model = await story('fjord.super').order(anOrder())
    const [row] = await admin('orders').where({ reference: model })
    const copies = Array.from({ length: 120 }, (_, index) => ({
      ...Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'is_open')),
      id: admin.raw('gen_random_uuid()'),
      reference: `CH9${String(index).padStart(6, '0')}`,
      tokens: '[]',
      billing: null,
      organization_id: null,
      corporate_contact_id: null,
      technical_contact_id: null,
      fulfilment: 'delivered',
      settlement: 'paid',
      plan_end: addDays(clock.now(), 20),
      valid_from: addDays(clock.now(), -70),
      valid_to: addDays(clock.now(), 20),
    }))
    await admin('orders').insert(copies)

    expect((await badgesOf('fjord.super'))['/orders/to-renew']).toBe('99+')
  })
})
