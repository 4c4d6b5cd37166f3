import { afterAll, describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/shared/time.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, clock, work, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders, validation } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')

const fileOf = (reference: string) => orders.read(scope, reference)
const eventsOf = async (reference: string) => (await fileOf(reference)).events.map(({ kind }) => kind)
const inMinutes = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * MINUTE))

/** A job that waits for the outside, with its queue and when it runs. */
const waitingLooks = (orderId: string) =>
  admin('graphile_worker._private_jobs as j')
    .join('graphile_worker._private_job_queues as q', 'q.id', 'j.job_queue_id')
    .where('j.key', `caa:${orderId}`)
    .select('q.queue_name', 'j.run_at')

let orderCount = 0
/** An order of a name whose CAA record names somebody else. */
async function stoppedOrder(): Promise<{ readonly reference: string; readonly name: string }> {
  const name = `www.stopped-${(orderCount += 1)}.example`
  dns.set(name, 'CAA', ['0 issue elsewhere.example'])
  const reference = await harbour.order(anOrder({ names: [name] }))
  await harbour.pay(reference, 0)
  return { reference, name }
}

describe('a CAA record that stands in the way', () => {
  test('is looked at again by itself, in a queue that holds up nothing else, and is told once', async () => {
    const { reference } = await stoppedOrder()
    const { order, caaChecks } = await fileOf(reference)

    await validation.checkCaa(scope, order.id)

    const later = (await fileOf(reference)).caaChecks
    expect(caaChecks.map(({ look }) => look)).toEqual([1])
    expect(Number(caaChecks[0]?.nextLookAt) - clock.now().getTime()).toBe(5 * MINUTE)
    expect(later.map(({ look }) => look)).toEqual([2])
    expect(await waitingLooks(order.id)).toEqual([
      { queue_name: expect.stringMatching(/^looks-outside-/) as string, run_at: later[0]?.nextLookAt },
    ])
    expect((await eventsOf(reference)).filter((kind) => kind === 'caa_refused')).toHaveLength(1)
  })

  test('is told to the certificate manager once it is seen again, and once more when nobody looks any more', async () => {
    const { reference, name } = await stoppedOrder()
    const { order } = await fileOf(reference)
    const mails = () =>
      admin('mails')
        .where({ order_id: order.id, kind: 'caa_obstacle' })
        .orderBy('id')
        .select('recipient', 'subject', 'text_body as text')
    const atFirst = await mails()

    await validation.checkCaa(scope, order.id)
    await validation.checkCaa(scope, order.id, { anew: true })
    await validation.checkCaa(scope, order.id)
    const once = await mails()
    await admin('caa_checks').where({ order_id: order.id }).update({ look: 35 })
    await validation.checkCaa(scope, order.id)

    const all = await mails()
    const [told, last] = all
    expect([atFirst.length, once.length, all.length]).toEqual([0, 1, 2])
    expect(told).toEqual({
      recipient: (await fileOf(reference)).technical?.email,
      subject: expect.stringContaining(reference) as string,
      text: expect.stringContaining('0 issue "elsewhere.example"') as string,
    })
    expect(told?.text).toContain(name)
    expect(last?.text).toContain('n’y regardons plus')
    expect(told?.text).not.toContain('n’y regardons plus')
  })

  test('once mended lets an order go on by itself that had all else', async () => {
    const { reference, name } = await stoppedOrder()
    await harbour.agreeByMail(reference, 0)
    const stopped = await fileOf(reference)
    dns.set(name, 'CAA', [])

    await validation.checkCaa(scope, stopped.order.id)
    await work()

    expect(stopped.certificates.map(({ state }) => state)).toEqual(['waiting'])
    expect((await fileOf(reference)).order.fulfilment).toBe('delivered')
  })

  test('is left alone in the end, until somebody asks', async () => {
    const { reference } = await stoppedOrder()
    const { order } = await fileOf(reference)
    await admin('caa_checks').where({ order_id: order.id }).update({ look: 35 })
    await admin.raw('delete from graphile_worker._private_jobs')

    await validation.checkCaa(scope, order.id)

    expect((await fileOf(reference)).caaChecks[0]?.nextLookAt).toBeNull()
    expect(await waitingLooks(order.id)).toEqual([])
    await validation.lookAtCaaAgain(scope, reference)
    await work()
    expect((await fileOf(reference)).caaChecks[0]?.look).toBe(1)
  })

  test('is not looked at more often than somebody may ask', async () => {
    const { reference } = await stoppedOrder()

    for (let asked = 0; asked < 5; asked += 1) await validation.lookAtCaaAgain(scope, reference)

    await expect(validation.lookAtCaaAgain(scope, reference)).rejects.toMatchObject({ code: 'too_many_requests' })
  })

  test('of an order that was called off is nobody’s business any more', async () => {
    const reference = await harbour.order(anOrder())
    await harbour.cancel(reference, 0, 'Ordered twice')
    const { order } = await fileOf(reference)

    await validation.checkCaa(scope, order.id)

    expect((await fileOf(reference)).caaChecks).toEqual([])
    await expect(validation.lookAtCaaAgain(scope, reference)).rejects.toMatchObject({ code: 'illegal_transition' })
  })
})

test('what was looked at long before the proof is looked at again before the issue', async () => {
  const name = 'www.late.example'
  const reference = await harbour.order(anOrder({ names: [name] }))
  await harbour.pay(reference, 0)
  const before = (await fileOf(reference)).caaChecks[0]
  dns.set(name, 'CAA', ['0 issue elsewhere.example'])

  inMinutes(20)
  await harbour.agreeByMail(reference, 0)

  expect(before?.allowed).toBe(true)
  expect((await fileOf(reference)).caaChecks[0]?.code).toBe('issuer_not_allowed')
  expect((await fileOf(reference)).certificates.map(({ state }) => state)).toEqual(['waiting'])
})
