import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOrderInput, keptDraft } from '../../support/drafts.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')

const provedBy = async (reference: string) =>
  (await orders.read(scope, reference)).validations.map(({ domain, method, state }) => [domain, method, state])

const draftOf = (productCode: string, names: readonly string[]) =>
  keptDraft(portal.services, scope, anOrderInput(names, { productCode }))

beforeAll(async () => {
  const reference = await harbour.order(anOrder({ names: ['www.proved.example'], method: 'email' }))
  await harbour.agreeByMail(reference, 0)
})

test('a proof serves its authority again, for other names of the domain, and the recap says so', async () => {
  const draftId = await draftOf('positivessl-multi-domain', ['shop.proved.example', 'www.other.example'])
  const { proved } = await orders.openDraft(scope, draftId)
  const mails = await admin('mails').where({ kind: 'dcv_challenge' })

  const reference = await orders.place(scope, draftId, [
    { domain: 'proved.example', method: 'http_file', addresses: [] },
  ])

  expect(proved.map(({ domain }) => domain)).toEqual(['proved.example'])
  expect(await provedBy(reference)).toEqual([
    ['proved.example', 'email', 'valid'],
    ['other.example', 'dns_cname', 'pending'],
  ])
  expect(await admin('mails').where({ kind: 'dcv_challenge' })).toHaveLength(mails.length)
})

test('a proof serves no other authority: its customer’s choice holds there', async () => {
  const draftId = await draftOf('thawte-ssl123', ['www.proved.example'])
  const { proved } = await orders.openDraft(scope, draftId)

  const reference = await orders.place(scope, draftId, [{ domain: 'proved.example', method: 'dns_txt', addresses: [] }])

  expect(proved).toEqual([])
  expect(await provedBy(reference)).toEqual([['proved.example', 'dns_txt', 'pending']])
})

test('a proof serves no other account', async () => {
  const fjord = scopeOf('fjord.super')
  const draftId = await keptDraft(portal.services, fjord, anOrderInput(['www.proved.example']))

  expect((await orders.openDraft(fjord, draftId)).proved).toEqual([])
})
