import { readFileSync } from 'node:fs'
import type { Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { hasNss, importIntoNss } from '../support/nss.ts'
import { hasOpenssl, openssl } from '../support/openssl.ts'
import { certificateToken, startTlsListener } from '../support/user-certificates.ts'

const portal = await startLivePortal({}, { demo: true })
const tls = await startTlsListener(portal)
const browser = await openBrowser()

const PASSWORD = 'twelve letters and more'

test('a browser makes a key, saves it with its certificate, and signs in by it; the key is never sent', async () => {
  const token = await certificateToken(portal, 'fjord.super')
  const context = await visit(browser, { baseUrl: portal.baseUrl })
  const page = await context.newPage()
  const sent: string[] = []
  page.on('request', (request) => sent.push(wholeOf(request)))

  await page.goto(`/certificate-links/${token}`)
  await page.locator('#field-password').fill(PASSWORD)
  await page.locator('#field-again').fill(`${PASSWORD}?`)
  await page.locator('[data-certificate-maker] button').click()
  const complaint = await page.locator('[data-certificate-says]').textContent()
  await page.locator('#field-again').fill(PASSWORD)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-certificate-maker] button').click(),
  ])
  await page.locator('[data-certificate-done]').waitFor()
  const pfx = readFileSync(await file.path())

  expect(complaint).toContain('not the same')
  expect(file.suggestedFilename()).toBe('fjord.super.p12')
  expect(await page.locator('[data-certificate-card]').isVisible()).toBe(false)
  const posts = sent.filter((request) => request.startsWith('POST'))
  expect(posts).toHaveLength(1)
  expect(plain(posts[0] ?? '')).toContain('BEGIN CERTIFICATE REQUEST')
  for (const request of sent.map(plain)) {
    expect(request).not.toMatch(/PRIVATE KEY|twelve/)
    if (hasOpenssl) expect(request.replaceAll(/\s/g, '')).not.toContain(await secretPart(pfx))
  }
  await context.close()

  const certified = await browser.newContext({
    ignoreHTTPSErrors: true,
    clientCertificates: [{ origin: tls.url, pfx, passphrase: PASSWORD }],
  })
  const entered = await certified.newPage()
  await entered.goto(`${tls.url}/sign-in/certificate?back=/profile`)
  await entered.locator('form.card button').click()
  await entered.waitForURL(`${portal.baseUrl}/profile`)

  expect(await entered.locator('input[name=name]').inputValue()).toBe('Isla Mouat')
  await entered.goto(`${portal.baseUrl}/profile/certificate`)
  expect(await entered.locator('main').textContent()).toContain('Last used')
  await certified.close()
})

test.runIf(hasOpenssl)('the saved file is what openssl calls modern, with certificate and chain', async () => {
  const said = await openssl({ 'a.p12': await savedFile('norrland.super') }, ...reading('-info'))

  expect(said).toMatch(/MAC: sha256/)
  expect(said.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 200000, PRF hmacWithSHA256/g)).toHaveLength(2)
  expect(said.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
  expect(said).toContain('friendlyName: norrland.super')
})

test.runIf(hasNss)(
  'Firefox’s own store takes the file, key and certificate together, and no wrong password',
  async () => {
    const pfx = await savedFile('montclair.super')

    const { certificates, keys } = await importIntoNss(pfx, PASSWORD)

    expect(certificates).toMatch(/^montclair\.super\s+u,u,u$/m)
    expect(keys).toMatch(/^< 0> (ec|rsa)\s+[0-9a-f]+\s+montclair\.super$/m)
    await expect(importIntoNss(pfx, `${PASSWORD}?`)).rejects.toThrow(/SEC_ERROR_BAD_PASSWORD|password/i)
  },
)

/** What the page behind the link saves for somebody, on a phone and in French. */
async function savedFile(login: string): Promise<Buffer> {
  const token = await certificateToken(portal, login)
  const context = await visit(browser, { baseUrl: portal.baseUrl, screen: 'phone', language: 'fr' })
  const page = await context.newPage()
  await page.goto(`/certificate-links/${token}`)
  for (const field of ['#field-password', '#field-again']) await page.locator(field).fill(PASSWORD)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-certificate-maker] button').click(),
  ])
  const pfx = readFileSync(await file.path())
  await context.close()
  return pfx
}

const reading = (...more: string[]) => ['pkcs12', '-in', 'a.p12', '-nodes', '-passin', `pass:${PASSWORD}`, ...more]

/** Base64 from the middle of the key in the file, which no request may hold. */
async function secretPart(pfx: Buffer): Promise<string> {
  const said = await openssl({ 'a.p12': pfx }, ...reading('-nocerts'))
  const body = /BEGIN PRIVATE KEY-----([\s\S]+?)-----END/.exec(said)?.[1]?.replaceAll(/\s/g, '') ?? ''
  if (body.length < 100) throw new Error('openssl found no key in the file')
  return body.slice(50, 80)
}

const wholeOf = (request: Request) =>
  [request.method(), request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join(' ')

const plain = (sent: string) => decodeURIComponent(sent.replaceAll('+', ' '))
