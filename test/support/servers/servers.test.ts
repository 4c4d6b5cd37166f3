import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDns } from '#adapters/dns/dns.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { startNameServer, type NameServer } from './name-server.ts'
import { startWebHost, type WebHost } from './web-host.ts'

let mail: MailServer
let names: NameServer
let web: WebHost

beforeAll(async () => {
  ;[mail, names, web] = await Promise.all([startMailServer(), startNameServer(), startWebHost()])
})

afterAll(async () => {
  await Promise.all([mail.close(), names.close(), web.close()])
})

test('the mail server gives a mail out as it was written', async () => {
  const arrived = mail.mailTo('claire@bakery.example')
  const body = `Voilà votre certificat : ${'très long '.repeat(20)}\nhttps://portal.example/reset?token=a=b`

  await nodemailer.createTransport(mail.url).sendMail({
    from: 'portal@chancery.example',
    to: 'claire@bakery.example',
    subject: 'Votre certificat a été émis, et voici une ligne qui ne tient pas sur une seule',
    text: body,
    html: '<p>Voilà</p>',
  })

  expect(await arrived).toMatchObject({
    from: 'portal@chancery.example',
    to: ['claire@bakery.example'],
    subject: 'Votre certificat a été émis, et voici une ligne qui ne tient pas sur une seule',
  })
  expect(mail.mails[0]?.text.replaceAll('\r\n', '\n').trim()).toBe(body)
})

test('the mail server refuses on demand', async () => {
  mail.refuseWith(451)

  const sending = nodemailer.createTransport(mail.url).sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'x' })

  await expect(sending).rejects.toMatchObject({ responseCode: 451 })
  mail.refuseWith()
})

test('the name server answers what was set, follows aliases and knows no other names', async () => {
  const dns = createDns({ resolvers: [names], timeoutMs: 2_000, tries: 1 })
  const long = 'x'.repeat(300)
  names.set('alias.shop.example', 'CNAME', ['shop.example'])
  names.set('shop.example', 'TXT', ['one', long])
  names.set('shop.example', 'CAA', ['0 issue ca.example; account=7'])
  names.set('shop.example', 'AAAA', ['2001:db8::7'])
  names.secure(true)

  const [texts, caa, address, nothing, nobody] = await Promise.all([
    dns.lookup('alias.shop.example', 'TXT'),
    dns.lookup('shop.example', 'CAA'),
    dns.lookup('shop.example', 'AAAA'),
    dns.lookup('shop.example', 'A'),
    dns.lookup('nobody.example', 'A'),
  ])

  expect(texts.records.filter(({ type }) => type === 'TXT').map(({ value }) => value)).toEqual(['one', long])
  expect(caa.records[0]?.caa).toEqual({ flags: 0, tag: 'issue', value: 'ca.example; account=7' })
  expect(address.records[0]?.value).toBe('2001:db8::7')
  expect([texts.dnssec, nothing.outcome, nobody.outcome]).toEqual(['secure', 'no_data', 'nxdomain'])
  expect(names.questions).toContain('shop.example CAA')
})

test.each(['servfail', 'timeout'] as const)('the name server fails by %s on demand', async (fault) => {
  const dns = createDns({ resolvers: [names], timeoutMs: 200, tries: 1 })
  names.set('ill.example', 'A', ['192.0.2.7'])
  names.fail('ill.example', fault)

  const ill = await dns.lookup('ill.example', 'A')
  names.fail('ill.example', null)
  const well = await dns.lookup('ill.example', 'A')

  expect([ill.outcome, well.outcome]).toEqual([fault, 'found'])
})

test('the web host serves what was put, and fails on demand', async () => {
  web.put('/token.txt', { body: 'abc', headers: { 'x-seen': 'yes' } })
  web.put('/cut', 'cut')
  web.put('/hang', 'hang')

  const response = await fetch(`${web.url}/token.txt`)

  expect([response.status, response.headers.get('x-seen'), await response.text()]).toEqual([200, 'yes', 'abc'])
  expect((await fetch(`${web.url}/other`)).status).toBe(404)
  await expect(fetch(`${web.url}/cut`).then((cut) => cut.text())).rejects.toThrow()
  await expect(fetch(`${web.url}/hang`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/)
  expect(web.requests[0]).toBe('GET 127.0.0.1/token.txt')
})
