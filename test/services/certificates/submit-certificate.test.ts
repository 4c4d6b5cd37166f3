import { afterAll, expect, test } from 'vitest'
import type { CertificateRequest, Connector } from '#ports/certificate-authority.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { submitCertificate } from '#services/certificates/submit-certificate.ts'
import { anOrder } from '../../support/builders.ts'
import { makeCsr } from '../../support/csrs.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, clock, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { catalogue, orders, payments, validation } = portal.services
const scope = scopeOf('harbour.super')

/** A CA that breaks off its first conversation after it has taken the request. */
function forgetfulCa() {
  const asked: CertificateRequest[] = []
  const connector = {
    submit: (request: CertificateRequest) => {
      asked.push(request)
      return asked.length === 1 ? Promise.reject(new Error('connection lost')) : Promise.resolve({ caReference: 'R1' })
    },
  } as Connector
  return { asked, connector }
}

test('a request that broke off is sent again as it was, and nobody changes it in between', async () => {
  const reference = await story('harbour.super').order(anOrder())
  await story('harbour.super').agreeByMail(reference, 0)
  const { documents } = await orders.read(scope, reference)
  const [invoice] = documents
  await payments.enter(scopeOf('harbour.super'), invoice?.number ?? '', {
    means: 'transfer',
    amount: invoice?.content.gross ?? 0n,
    currency: 'EUR',
    receivedOn: clock.now().toISOString().slice(0, 10),
    bankReference: '',
    idempotencyKey: 'test',
  })
  const { order, certificates } = await orders.read(scope, reference)
  await orders.advance(scope, order.id)
  await validation.checkCaa(scope, order.id)
  const [certificate] = certificates
  const { asked, connector } = forgetfulCa()
  const submit = submitCertificate({
    catalogue: catalogue.all,
    connectors: new Map([['builtin', connector]]),
  })

  await expect(submit(scope, certificate?.id ?? '')).rejects.toThrow('connection lost')
  const other = readCsrText(makeCsr({ commonName: 'www.harbour-bakery.example' }).csrPem)
  if (!other.ok) throw new Error('the CSR is unreadable')
  await expect(orders.giveCsr(scope, reference, other.csr)).rejects.toMatchObject({ code: 'illegal_transition' })
  await submit(scope, certificate?.id ?? '')
  await submit(scope, certificate?.id ?? '')

  expect(asked).toHaveLength(2)
  expect(asked[1]).toEqual(asked[0])
  const { rows } = await admin.raw<{ rows: unknown[] }>('select state, ca_reference from certificates where id = ?', [
    certificate?.id ?? '',
  ])
  expect(rows).toEqual([{ state: 'submitted', ca_reference: 'R1' }])
})
