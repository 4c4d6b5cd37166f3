import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send } from '../../support/portal.ts'
import { openHarbour } from './harbour.ts'

const { admin, buyer, harbour, paid, fileOf } = await openHarbour()

describe('domain control', () => {
  const pageOf = (reference: string) => `/orders/${reference}/domain-control`

  test('is looked for at once when somebody asks, and what was seen is shown', async () => {
    const reference = await harbour.order(anOrder({ method: 'dns_txt' }))
    const page = pageOf(reference)
    const [before] = (await fileOf(reference)).validations

    const answer = await send(buyer, page, `${page}/${before?.id}/checks`)

    const [after] = (await fileOf(reference)).validations
    expect([answer.status, answer.headers['location']]).toEqual([303, page])
    expect(after?.checks).toBe((before?.checks ?? 0) + 1)
    expect(after?.lastObservation?.verdict).toBe('not_yet')
    expect((await open(buyer, page))('section h4')).toHaveLength(1)
  })

  test('of another order is not there', async () => {
    const [one, other] = [await harbour.order(anOrder({ method: 'dns_txt' })), await harbour.order(anOrder())]
    const [foreign] = (await fileOf(one)).validations

    const answer = await send(buyer, pageOf(other), `${pageOf(other)}/${foreign?.id}/checks`)

    expect(answer.status).toBe(404)
  })

  test('goes over to mail, written to the chosen mailbox alone', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.mailed.example'], method: 'dns_cname' }))
    const page = pageOf(reference)

    await send(buyer, page, `${page}/methods`, {
      'method[mailed.example]': 'email',
      'address[mailed.example]': ['hostmaster@mailed.example', 'somebody@elsewhere.example'],
    })

    const { validations, challengeMails } = await fileOf(reference)
    expect(validations.map(({ method, state }) => [method, state])).toEqual([['email', 'pending']])
    expect(challengeMails.map(({ address }) => address)).toEqual(['hostmaster@mailed.example'])
  })

  test('goes over to another place in the same form', async () => {
    const reference = await harbour.order(anOrder({ names: ['www.place.example'], method: 'dns_cname' }))
    const page = pageOf(reference)
    const $ = await open(buyer, page)

    await send(buyer, page, `${page}/methods`, {
      'method[place.example]': 'dns_cname',
      'place[place.example]': 'www.place.example',
    })

    const options = $('select[name="place[place.example]"] option')
    expect(options.map((_, one) => $(one).attr('value')).get()).toEqual(['place.example', 'www.place.example'])
    expect((await fileOf(reference)).validations.map(({ domain }) => domain)).toEqual(['www.place.example'])
  })

  test('looks up CAA records again, and gives a new value, when somebody asks', async () => {
    const reference = await paid({ names: ['www.asked.example'], method: 'dns_cname' })
    const page = pageOf(reference)
    const [lapsed] = (await fileOf(reference)).validations
    await admin('domain_validations').where({ id: lapsed?.id }).update({ requested_at: '2026-01-01' })

    const answers = [
      await send(buyer, page, `${page}/caa-checks`),
      await send(buyer, page, `${page}/${lapsed?.id}/checks`),
      await send(buyer, page, `${page}/${lapsed?.id}/values`),
    ]

    const [renewed] = (await fileOf(reference)).validations
    expect(answers.map(({ status }) => status)).toEqual([303, 409, 303])
    expect(renewed?.expected.value).not.toBe(lapsed?.expected.value)
  })

  test('writes the mails again', async () => {
    const reference = await harbour.order(anOrder())
    const page = pageOf(reference)
    const { validations, challengeMails } = await fileOf(reference)

    await send(buyer, page, `${page}/${validations[0]?.id}/mails`)

    expect((await fileOf(reference)).challengeMails).toHaveLength(challengeMails.length * 2)
    const logged = await admin('audit_log').where({ action: 'domain.mails_sent_again', subject: reference })
    expect(logged).toMatchObject([{ actor_kind: 'user', details: { domain: validations[0]?.domain } }])
  })

  test('a domain that the order does not have changes nothing', async () => {
    const reference = await harbour.order(anOrder({ method: 'dns_cname' }))
    const page = pageOf(reference)
    const before = (await fileOf(reference)).validations

    const answer = await send(buyer, page, `${page}/methods`, { 'method[foreign.example]': 'email' })

    expect(answer.status).toBe(303)
    expect((await fileOf(reference)).validations).toEqual(before)
  })

  test('a wildcard that asks for a file gets the recommended method', async () => {
    const names = ['*.stars.example']
    const reference = await harbour.order(anOrder({ product: 'positivessl-wildcard', names, method: 'email' }))
    const page = pageOf(reference)

    await send(buyer, page, `${page}/methods`, { 'method[stars.example]': 'http_file' })

    expect((await fileOf(reference)).validations.map(({ method }) => method)).toEqual(['dns_cname'])
  })
})
