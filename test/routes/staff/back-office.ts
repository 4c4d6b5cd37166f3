import { afterAll } from 'vitest'
import { anOrder, HOLDER } from '../../support/builders.ts'
import { send, startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const OWNER = 'harbour.super'

/** A back office at work: who is there, and what they do again and again. */
export async function openBackOffice() {
  // CAA is looked up before anything is issued: without a resolver nothing would be.
  const dns = await startNameServer()
  afterAll(() => dns.close())
  const started = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
  const { portal, admin, clock, story, scopeOf, signIn } = started
  const team = await signIn('validation')
  const accounting = await signIn('accounting')
  const owner = story(OWNER)
  const start = clock.now()
  let organizations = 0

  /** Lets the story go on; then it is as early as before, so that nobody's session has ended meanwhile. */
  const told = async <Result>(chapter: Promise<Result>): Promise<Result> => {
    const result = await chapter
    clock.set(start)
    return result
  }

  /** An order for an organization of its own: an audit that was completed would be reused. */
  const auditedOrder = () => {
    organizations += 1
    const holder = {
      ...HOLDER,
      registrationNumber: `5567-${1000 + organizations}`,
      name: `Bageri ${organizations}`,
      country: 'SE',
    }
    return told(owner.order(anOrder({ product: 'sectigo-ov-ssl', holder })))
  }

  const fileOf = (reference: string) => portal.services.orders.read(scopeOf(OWNER), reference)
  const staffLog = (subject: string) => admin('staff_log').where({ subject }).orderBy('id').pluck('action')
  const act = (reference: string, name: string, fields = {}) =>
    send(team, `/staff/cases/${reference}`, `/staff/cases/${reference}/${name}`, fields)
  const pay = (invoice: string, fields: Readonly<Record<string, string>>) =>
    send(accounting, `/staff/payments/new?invoice=${invoice}`, '/staff/payments', {
      invoice,
      means: 'transfer',
      receivedOn: clock.now().toISOString().slice(0, 10),
      bankReference: 'VIR 4711',
      nonce: '019ab000-0000-4000-8000-000000000001',
      ...fields,
    })

  return { ...started, team, accounting, owner, told, auditedOrder, fileOf, staffLog, act, pay }
}
