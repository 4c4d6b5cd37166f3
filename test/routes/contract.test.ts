import { load } from 'cheerio'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { makeDemoCsr } from '../../seeds/story/make-csr.ts'
import type { StoryContract } from '../../seeds/story/story.ts'
import { anOrder, CONTACT, HOLDER } from '../support/builders.ts'
import { open, send, startPortal } from '../support/portal.ts'

const portal = await startPortal()
const { admin, clock, story, scopeOf, signIn } = portal
const { services, system, schedule } = portal.portal
const START = clock.now()
const inDays = (days: number) => clock.set(addDays(START, days))
afterEach(() => clock.set(START))

const terms = (fields: Partial<StoryContract> = {}): StoryContract => ({
  fromDay: -10,
  toDay: 100,
  products: ['positivessl', 'sectigo-ov-ssl'],
  priceLevel: 1,
  objective: null,
  ...fields,
})

/** Every test begins without a contract: those of earlier ones are withdrawn. */
beforeEach(() =>
  admin('contracts').update({ withdrawn: true, ended_at: START, ended_by: 'Camille Roux', end_reason: 'Par erreur' }),
)

const input = (productCode: string, fields = {}) => ({
  productCode,
  years: 1,
  guidance: false,
  licences: 1,
  chain: null,
  organization: { kind: 'new', fields: HOLDER } as const,
  corporateContact: { kind: 'new', fields: CONTACT } as const,
  technicalContact: { kind: 'same' } as const,
  software: 'nginx',
  namesText: 'www.closed.example',
  csrPem: null,
  customerReference: '',
  customValues: [],
  comment: '',
  paymentMeans: 'transfer' as const,
  quote: false,
  purchaseOrder: '',
  billing: null,
  billingEntityId: null,
  ...fields,
})
const CSR = readCsrText(makeDemoCsr(['www.closed.example']))
const keep = (login: string, product: string, fields = {}) =>
  services.orders.keepDraft(
    scopeOf(login),
    newId(clock.now()),
    input(product, { csrPem: CSR.ok ? CSR.csr.pem : null, ...fields }),
    CSR,
  )
const closedCode = async (login: string, product: string, fields = {}) =>
  (await keep(login, product, fields)).assessment.closed?.code ?? null

const logOf = (login: string, subject: string) =>
  admin('audit_log')
    .where({ account_id: scopeOf(login).accountId, subject })
    .orderBy('id')

describe('the contract page', () => {
  test('says plainly that an account without a contract needs none', async () => {
    const $ = await open(await signIn('harbour.super'), '/contract')

    expect($('main .empty h2').text()).toMatch(/n’a pas de contrat/)
  })

  test('shows dates, price level, products and the way to the objective', async () => {
    await story('harbour.super').contract(0, terms({ objective: { kind: 'certificates', target: 4n } }))
    const order = await story('harbour.super').order(anOrder())
    await story('harbour.super').order(anOrder({ product: 'sectigo-ov-ssl', quote: true }))
    const cancelled = await story('harbour.super').order(anOrder())
    await story('harbour.super').cancel(cancelled, 0, 'Commandé deux fois')
    clock.set(START)

    const $ = await open(await signIn('harbour.super'), '/contract')

    expect(order).toMatch(/^CH/)
    expect($('main h2').first().text()).toMatch(/^Contrat CT\d+$/)
    expect($('.product-lists li').length).toBe(2)
    expect($('.goal-figure').text()).toMatch(/^1 certificat sur 4 certificats\s: 25/)
    expect($('.goal-done').attr('width')).toBe('25')
  })

  test('is for billing: a buyer sees the agreements alone', async () => {
    const buyer = await signIn('montclair.buyer')

    const denied = await buyer.get('/contract')
    const $ = await open(buyer, '/contract/data-processing')

    expect(denied.status).toBe(403)
    expect($('nav a[href="/contract"]')).toHaveLength(0)
    expect($('nav a[href="/contract/data-processing"]').length).toBeGreaterThan(0)
  })
})

describe('a contract in force', () => {
  test('opens its products and says at every other why not', async () => {
    await story('harbour.super').contract(0, terms())
    const agent = await signIn('harbour.super')

    const shop = await open(agent, '/operations/new-order')
    const form = await open(agent, '/operations/orders/new?product=positivessl')
    const closed = await open(agent, '/operations/orders/new?product=harica-dv')

    const rowOf = (code: string) =>
      shop('tbody tr').filter((_, row) => shop(row).find(`a[href*="product=${code}&"]`).length > 0)
    expect(rowOf('positivessl')).toHaveLength(1)
    expect(rowOf('harica-dv')).toHaveLength(0)
    expect(shop('.closed .pill').text()).toContain('Hors contrat')
    expect(form('#order-form')).toHaveLength(1)
    expect(closed('#order-form')).toHaveLength(0)
    expect(closed('main .alert').text()).toMatch(/contrat CT\d+ ne comprend pas ce produit/)
    expect(closed('main .alert a').attr('href')).toBe('/contract')
  })

  test('is checked again when the order is placed', async () => {
    const { draftId } = await keep('harbour.super', 'harica-dv')
    await story('harbour.super').contract(0, terms())

    const placing = services.orders.place(scopeOf('harbour.super'), draftId ?? '', [])

    await expect(placing).rejects.toMatchObject({ kind: 'conflict', code: 'order_form_closed' })
  })

  test('has its level of the price list', async () => {
    const net = async () => (await keep('norrland.super', 'positivessl', { paymentMeans: 'deposit' })).assessment.net
    const before = await net()
    await story('norrland.super').contract(0, terms({ priceLevel: 50 }))

    const after = await net()

    expect(after).toBeLessThan(before)
  })
})

describe('outside the days of a contract', () => {
  test('only free products can be ordered', async () => {
    await story('harbour.super').contract(0, terms({ fromDay: 5, toDay: 50 }))

    const codes = []
    for (const day of [0, 5, 50, 51]) {
      inDays(day)
      codes.push([
        await closedCode('harbour.super', 'positivessl'),
        await closedCode('harbour.super', 'tbs-x509-test', { paymentMeans: 'free' }),
      ])
    }

    expect(codes).toEqual([
      ['contract_not_begun', null],
      [null, null],
      [null, null],
      ['contract_over', null],
    ])
  })
})

describe('an agreement', () => {
  const PAGE = '/contract/data-processing/sectigo'
  const decisions = () =>
    admin('dpa_decisions')
      .where({ account_id: scopeOf('fjord.super').accountId, supplier_code: 'sectigo' })
      .orderBy('sequence')
      .select('version', 'decision', 'decided_by', 'decided_at')

  test('that is withdrawn closes the order forms of its supplier, with a link', async () => {
    const agent = await signIn('fjord.super')
    const before = (await decisions()).length

    const withdrawn = await send(agent, `${PAGE}/withdrawals/new`, `${PAGE}/withdrawals`)
    const again = await send(agent, PAGE, `${PAGE}/withdrawals`)
    const closed = await open(agent, '/operations/orders/new?product=positivessl')
    const other = await open(agent, '/operations/orders/new?product=harica-dv')

    expect([withdrawn.status, again.status]).toEqual([303, 303])
    expect(closed('#order-form')).toHaveLength(0)
    expect(closed('main .alert a').attr('href')).toBe(PAGE)
    expect(other('#order-form')).toHaveLength(1)
    expect((await decisions()).slice(before)).toEqual([
      { version: 1, decision: 'withdrawn', decided_by: 'Isla Mouat', decided_at: START },
    ])
    expect(await logOf('fjord.super', 'sectigo')).toContainEqual(
      expect.objectContaining({
        action: 'agreement.withdrawn',
        actor_name: 'Isla Mouat',
        details: { version: 1 },
      }),
    )
  })

  test('closes an order form that was being filled, which comes back as it was typed', async () => {
    const agent = await signIn('fjord.super')

    const answer = await send(agent, '/operations/new-order', '/operations/orders', {
      product: 'positivessl',
      years: '1',
      organization: 'new',
      organization_name: 'Shetland Lamb Ltd',
      names: 'www.shetland-lamb.example',
    })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect($('[name=organization_name]').val()).toBe('Shetland Lamb Ltd')
    expect($('main .alert a').attr('href')).toBe(PAGE)
  })

  test('is not accepted without the tick', async () => {
    const agent = await signIn('fjord.super')
    const before = await decisions()

    const answer = await send(agent, PAGE, `${PAGE}/acceptances`, { version: '1' })

    expect(answer.status).toBe(422)
    expect(load(answer.text)('.error-summary a').attr('href')).toBe('#field-agreed')
    expect(await decisions()).toEqual(before)
  })

  test('that is accepted opens them; sent twice it counts once', async () => {
    const agent = await signIn('fjord.super')
    const before = (await decisions()).length
    const fields = { version: '1', agreed: 'yes' }

    const answers = await Promise.all([
      send(agent, PAGE, `${PAGE}/acceptances`, fields),
      send(agent, PAGE, `${PAGE}/acceptances`, fields),
    ])
    const form = await open(agent, '/operations/orders/new?product=positivessl')

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(form('#order-form')).toHaveLength(1)
    expect((await decisions()).slice(before).map(({ decision }) => decision)).toEqual(['accepted'])
  })

  test('asks again when a new version is published, and keeps the earlier text', async () => {
    const agent = await signIn('fjord.super')
    await services.agreements.publish(system, 'sectigo', 1, { en: 'Version two.', fr: 'Version deux.' })

    const stale = await send(agent, PAGE, `${PAGE}/acceptances`, { version: '1', agreed: 'yes' })
    const closed = await open(agent, '/operations/orders/new?product=positivessl')
    const list = await open(agent, '/contract/data-processing')
    const earlier = await open(agent, `${PAGE}?version=1`)

    expect(stale.status).toBe(422)
    expect(load(stale.text)('main .alert').text()).toContain('a new version was published')
    expect(load(stale.text)('article').text()).toContain('Version two.')
    expect(closed('main .alert').text()).toContain('new version')
    expect(
      list('tbody tr')
        .filter((_, row) => list(row).text().includes('Sectigo'))
        .find('.pill')
        .text(),
    ).toBe('New version')
    expect(earlier('article').text()).toContain('article 28')
    expect(earlier('form[action$="/acceptances"]')).toHaveLength(0)
    await send(agent, PAGE, `${PAGE}/acceptances`, { version: '2', agreed: 'yes' })
    expect(await closedCode('fjord.super', 'positivessl')).toBeNull()
  })

  test('can be decided by the administrative right alone', async () => {
    const agent = await signIn('montclair.buyer')

    const page = await open(agent, '/contract/data-processing/certigna')
    const answer = await send(agent, '/contract/data-processing', '/contract/data-processing/certigna/acceptances')

    expect(page('form[action$="/acceptances"], a[href$="/withdrawals/new"]')).toHaveLength(0)
    expect(answer.status).toBe(403)
  })

  test('that is withdrawn meanwhile keeps an order from being approved', async () => {
    const reference = await story('montclair.buyer').order(
      anOrder({ product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' }),
    )
    clock.set(START)
    const [boss, approver] = [scopeOf('montclair.super'), scopeOf('montclair.approver')]
    const decide = (approved: boolean) =>
      services.orders.decideApproval(approver, reference, { approved, reason: 'Plus tard' })
    await services.agreements.withdraw(boss, 'certigna')

    await expect(decide(true)).rejects.toMatchObject({ code: 'order_form_closed' })

    await services.agreements.accept(boss, 'certigna', 1)
    await decide(true)
    expect((await services.orders.read(approver, reference)).order.fulfilment).not.toBe('pending_approval')
  })
})

describe('the mails before a contract’s end', () => {
  const ACCOUNT = 'montclair.super'
  const announce = () => schedule.find(({ name }) => name === 'announce_contract_ends')?.task()
  /** About the newest contract. */
  const mails = async () => {
    const [contract] = await admin('contracts').orderByRaw('number desc').limit(1)
    return admin('mails')
      .where({ account_id: scopeOf(ACCOUNT).accountId, kind: 'contract_ending' })
      .whereLike('subject', `%${contract.number}%`)
      .orderBy('created_at')
  }

  test('go out 60, 30 and 7 days before, once each, however often the job runs', async () => {
    await story(ACCOUNT).contract(0, terms({ fromDay: 0, toDay: 90 }))

    const counts = []
    for (const day of [29, 30, 31, 60, 61, 83, 84, 90, 91]) {
      inDays(day)
      await Promise.all([announce(), announce()])
      await announce()
      counts.push((await mails()).length)
    }

    const [first] = await mails()
    const endsOn = dayOf(addDays(START, 90))
    expect(counts).toEqual([0, 1, 1, 2, 2, 3, 3, 3, 3])
    expect(first).toMatchObject({ recipient: 'n.vautrin@montclair.example', language: 'fr' })
    expect(first.subject).toMatch(/^Votre contrat CT\d+ prend fin le /)
    expect(first.text_body).toContain('/contract')
    expect((await services.contracts.read(scopeOf(ACCOUNT))).contracts[0]?.endsOn).toBe(endsOn)
  })

  test('catch up in one mail when no worker was there on the day', async () => {
    await story(ACCOUNT).contract(0, terms({ fromDay: 0, toDay: 90 }))

    inDays(65)
    await announce()
    inDays(66)
    await announce()

    const sent = await mails()
    expect(sent.map(({ text_body }) => /Il reste (\d+) jours/.exec(text_body)?.[1])).toEqual(['25'])
  })

  test('stop when another contract follows', async () => {
    await story(ACCOUNT).contract(0, terms({ fromDay: 0, toDay: 90 }))
    await story(ACCOUNT).contract(0, terms({ fromDay: 91, toDay: 200 }))

    inDays(40)
    await announce()

    expect(await mails()).toEqual([])
    expect(
      await admin('contract_notices').join('contracts', 'contracts.id', 'contract_id').where('withdrawn', false),
    ).toEqual([])
  })
})
