import request from 'supertest'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { startPortal } from '../support/portal.ts'
import { makeUserCertificate, startTlsListener } from '../support/user-certificates.ts'

const ENVIRONMENT = { CERTIFICATE_URL: 'https://localhost:3443' }
const PROXIED = { ...ENVIRONMENT, CERTIFICATE_PROXIES: '127.0.0.1,::1,::ffff:127.0.0.1' }

const behind = await startPortal(PROXIED, { demo: true })
const alone = await startPortal(ENVIRONMENT, { demo: true })
const identity = await makeUserCertificate(behind, 'harbour.super')
const header = { 'client-cert': encodeURIComponent(identity.cert) }
const own = await makeUserCertificate(alone, 'harbour.super')

test('the certificate that a trusted proxy hands on opens a session', async () => {
  const agent = request.agent(behind.app)
  const page = await agent.get('/sign-in/certificate').set(header)
  const csrf = String(load(page.text)('form.card input[name=_csrf]').val())

  const answer = await agent.post('/sign-in/certificate').set(header).type('form').send({ _csrf: csrf })

  expect(load(page.text)('form.card strong').text()).toContain('Margaux Lehoux')
  expect([answer.status, answer.headers['location']]).toEqual([303, 'http://localhost:3999/'])
})

test('a forged header is no certificate: from anybody else it is not read', async () => {
  const forged = { 'client-cert': encodeURIComponent(own.cert) }
  const tls = await startTlsListener(alone)

  const plain = await request(alone.app).get('/sign-in/certificate').set(forged)
  const overTls = await tls.ask('/sign-in/certificate', { headers: forged })

  for (const { status, text } of [plain, overTls]) {
    expect(status).toBe(401)
    expect(load(text)('.alert').text()).toContain('showed no certificate')
  }
})

test('a certificate shown by the connection itself goes before a header', async () => {
  const tls = await startTlsListener(behind)
  const other = await makeUserCertificate(behind, 'fjord.super')

  const { text } = await tls.ask('/sign-in/certificate', { identity: other, headers: header })

  expect(load(text)('form.card strong').text()).toContain('Isla Mouat')
})

test('the sign-in page leads to where certificates are asked for', async () => {
  const $ = load((await request(alone.app).get('/sign-in?back=/orders')).text)

  expect($('.entrance-form a[href="https://localhost:3443/sign-in/certificate?back=%2Forders"]')).not.toHaveLength(0)
})
