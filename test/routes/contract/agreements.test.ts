import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send } from '../../support/portal.ts'
import { startWithoutContract } from './start-without-contract.ts'

const { admin, clock, story, scopeOf, signIn, services, system, START, closedCode } = await startWithoutContract()

describe('an agreement', () => {
  const PAGE = '/contract/data-processing/sectigo'
  const decisions = () =>
    admin('dpa_decisions')
      .where({ account_id: scopeOf('fjord.super').accountId, supplier_code: 'sectigo' })
      .orderBy('sequence')
      .select('version', 'decision', 'decided_by', 'decided_at')
  const log = () =>
    admin('audit_log')
      .where({ account_id: scopeOf('fjord.super').accountId, subject: 'sectigo' })
      .orderBy('id')

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
    expect(await log()).toContainEqual(
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
