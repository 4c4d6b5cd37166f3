import { describe, expect, test } from 'vitest'
import { checklistOf } from '#domain/validation/checklist.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { anOrder } from '../../support/builders.ts'
import { makeCsr } from '../../support/csrs.ts'
import { open } from '../../support/portal.ts'
import { openBackOffice } from './back-office.ts'

const { portal, admin, work, scopeOf, team, owner, told, auditedOrder, fileOf, staffLog, act, signIn } =
  await openBackOffice()
const TOO_LONG = 'Boulangerie '.repeat(8).trim()
const LIMIT = TOO_LONG.slice(0, 64).trim()
const CHECKED = { items: [...checklistOf('ov')] }

const renameHolder = async (reference: string, name: string) => {
  const { order } = await fileOf(reference)
  await admin('organizations').where({ id: order.organizationId }).update({ name })
}

/** Paid, proved and audited, with a holder that nobody could have foreseen: the CA says no. */
const refusedOrder = async () => {
  const reference = await auditedOrder()
  await act(reference, 'ticks', CHECKED)
  await act(reference, 'completion')
  await renameHolder(reference, TOO_LONG)
  await told(owner.pay(reference, 0))
  await told(owner.agreeByMail(reference, 0.5))
  await work()
  return reference
}

describe('an audit', () => {
  test('is not completed while a certificate can’t carry the holder, and is once the team has corrected it', async () => {
    const reference = await auditedOrder()
    await renameHolder(reference, 'Bou\u00adlangerie')
    await act(reference, 'ticks', CHECKED)

    const early = await act(reference, 'completion')
    const $ = await open(team, `/staff/cases/${reference}`)
    await act(reference, 'holder-corrections', { name: 'Boulangerie', city: 'Honfleur', state: '' })
    const done = await act(reference, 'completion')

    expect([early.status, done.status]).toEqual([409, 303])
    expect($('.checks').text()).toContain('Holder: Legal name')
    expect($('.completion form')).toHaveLength(0)
    const file = await fileOf(reference)
    expect(file.audit?.state).toBe('completed')
    expect(file.order.organizationName).toBe('Boulangerie')
  })

  test('of another order is not reused for a holder that no certificate can carry', async () => {
    const first = await auditedOrder()
    await act(first, 'ticks', CHECKED)
    await act(first, 'completion')
    const { order, organization } = await fileOf(first)
    await renameHolder(first, TOO_LONG)
    const next = await told(
      owner.order(
        anOrder({
          product: 'sectigo-ov-ssl',
          holder: {
            registrationNumber: organization?.registrationNumber ?? '',
            name: order.organizationName,
            street: '1 gatan',
            postalCode: '1',
            city: 'Honfleur',
            state: '',
            country: 'SE',
            phone: '+46 90 000 000',
            vatNumber: '',
            nafCode: '',
          },
        }),
      ),
    )

    expect((await fileOf(next)).audit?.state).toBe('open')
  })
})

describe('a request that the CA refused', () => {
  test('stands in the queue and the overview, with the reason', async () => {
    const reference = await refusedOrder()

    const [overview, queue, all] = await Promise.all(
      ['/staff', '/staff/cases?show=refused', '/staff/cases'].map((page) => open(team, page)),
    )
    const $ = await open(team, `/staff/cases/${reference}`)

    expect(overview?.('a[href="/staff/cases?show=refused"]').text()).toMatch(/refused by a CA/)
    for (const page of [queue, all]) {
      const row = page?.('tbody tr').filter((_, element) => page(element).text().includes(reference))
      expect(row?.find('.pill').text()).toBe('Refused by the CA')
    }
    expect($('#ca-refusal').parent().find('li').text()).toBe('Organization: too long for a certificate.')
  })

  test('is corrected, audited again and issued as a new version', async () => {
    const reference = await refusedOrder()

    const wrong = await act(reference, 'holder-corrections', { name: `${TOO_LONG}.`, city: 'Honfleur', state: 'N/A' })
    await act(reference, 'holder-corrections', { name: LIMIT, city: 'Honfleur', state: '' })
    const reopened = await fileOf(reference)
    await act(reference, 'ticks', CHECKED)
    await act(reference, 'completion')
    await work()

    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('longer than 64 characters')
    expect(reopened.order.fulfilment).toBe('verification')
    expect(reopened.audit).toMatchObject({ state: 'open', ticks: [] })
    const { order, certificates, events } = await fileOf(reference)
    expect(order.fulfilment).toBe('delivered')
    expect(certificates.map(({ sequence, state }) => [sequence, state])).toEqual([
      [2, 'issued'],
      [1, 'refused'],
    ])
    expect(events.find(({ kind }) => kind === 'holder_corrected')?.details).toEqual({
      from: `${TOO_LONG}, Honfleur`,
      to: `${LIMIT}, Honfleur`,
    })
    expect(await staffLog(reference)).toContain('case.holder_corrected')
  })

  test('takes the audits of its holder out of use', async () => {
    const reference = await refusedOrder()

    await act(reference, 'holder-corrections', { name: LIMIT, city: 'Honfleur', state: '' })

    const { order } = await fileOf(reference)
    const audits = await admin('organization_audits').where('organization_id', order.organizationId)
    expect(audits.every(({ reusable_until }) => reusable_until <= portal.system.now())).toBe(true)
  })

  test('is submitted again as a new version once what the CA minded is mended', async () => {
    const reference = await refusedOrder()
    await renameHolder(reference, LIMIT)

    const answer = await act(reference, 'submissions')
    await work()
    const twice = await act(reference, 'submissions')

    expect([answer.status, twice.status]).toEqual([303, 409])
    const { order, certificates } = await fileOf(reference)
    expect(order.fulfilment).toBe('delivered')
    expect(certificates).toHaveLength(2)
  })

  test('is called off with all of its money given back', async () => {
    const reference = await refusedOrder()

    const answer = await act(reference, 'refusal', { reason: 'Ce nom ne tient dans aucun certificat' })

    expect(answer.status).toBe(303)
    const { order, documents } = await fileOf(reference)
    expect(order).toMatchObject({ fulfilment: 'cancelled', settlement: 'refunded' })
    expect(documents.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note'])
  })

  test('gets another CSR from the customer as a new version', async () => {
    const reference = await refusedOrder()
    await renameHolder(reference, LIMIT)
    const customer = await signIn('harbour.super')
    const $ = await open(customer, `/orders/${reference}`)
    const { order } = await fileOf(reference)
    const reading = readCsrText(makeCsr({ commonName: order.commonName }).csrPem)
    if (!reading.ok) throw new Error('the CSR of the test is unreadable')

    await portal.services.orders.giveCsr(scopeOf('harbour.super'), reference, reading.csr)
    await work()

    expect($('main').text()).toContain('tout ce que vous avez payé vous revient')
    expect($(`a[href="/orders/${reference}/csr"]`).length).toBeGreaterThan(0)
    const { certificates, order: after } = await fileOf(reference)
    expect(after.fulfilment).toBe('delivered')
    expect(certificates.map(({ spkiSha256 }) => spkiSha256)).toContain(reading.csr.spkiSha256)
  })
})
