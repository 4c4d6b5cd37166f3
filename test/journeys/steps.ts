import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { makeCsr } from '../support/csrs.ts'
import type { LivePortal } from '../support/live-portal.ts'
import { hasOpenssl, opensslBytes } from '../support/openssl.ts'
import type { MailServer } from '../support/servers/mail-server.ts'

/** Signs in as somebody of the cast and stands on the first page. */
export async function signInAs(page: Page, login: string): Promise<void> {
  await givePassword(page, login, DEMO_PASSWORD)
  await page.waitForURL(isStaff(login) ? '**/staff' : (url) => url.pathname === '/')
}

/** The first step of signing in, wherever it leads. */
export async function givePassword(page: Page, login: string, password: string): Promise<void> {
  await page.goto(isStaff(login) ? '/staff/sign-in' : '/sign-in')
  const form = page.locator('form', { has: page.locator('input[type=password]') })
  await form.locator('input[name=login]').fill(login)
  await form.locator('input[type=password]').fill(password)
  await form.locator('button').first().click()
}

const isStaff = (login: string) => !login.includes('.')

/** The first link under that path that comes to an address by mail; mails without one are passed over. */
export async function mailedLink(mailServer: MailServer, address: string, under: string): Promise<string> {
  for (;;) {
    const { text } = await mailServer.mailTo(address)
    const link = new RegExp(`https?://\\S+${under}/[\\w-]{43}`).exec(text)?.[0]
    if (link) return link
  }
}

/** Opens the mailed link of somebody new and chooses a password there. */
export async function choosePassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  for (const name of ['password', 'again']) await page.locator(`input[name=${name}]`).fill(password)
  await page.locator('form.card .btn-seal').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/password/'))
}

/** A key and a request as a customer makes them: by the openssl program, where there is one. */
export function customersCsr(type: 'rsa2048' | 'p256', names: readonly string[]): ReturnType<typeof makeCsr> {
  const commonName = names[0] ?? ''
  if (!hasOpenssl) return makeCsr({ type, commonName, names })
  const keyPem = opensslBytes({}, 'genpkey', ...KEY_OPTIONS[type]).toString()
  const sans = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`
  const about = ['-key', 'server.key', '-subj', `/CN=${commonName}`, '-addext', sans]
  return { csrPem: opensslBytes({ 'server.key': keyPem }, 'req', '-new', ...about).toString(), keyPem }
}

const KEY_OPTIONS = {
  rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
} as const

export interface HolderTyped {
  readonly number: string
  readonly name: string
  readonly city: string
  readonly country: string
}

/** Fills the order form of a server certificate for a new holder, and sends it. */
export async function fillOrder(
  page: Page,
  order: {
    readonly product: string
    readonly names: readonly string[]
    readonly csr: string
    readonly payment: string
    /** Null keeps the one that the account knows already. */
    readonly holder: HolderTyped | null
    readonly purchaseOrder?: string
  },
): Promise<void> {
  await page.goto(`/operations/orders/new?product=${order.product}&years=1`)
  const form = page.locator('form[action="/operations/orders"]')
  if (order.holder) await fillNewHolder(page, order.holder)
  await choose(page, 'technical', 'same')
  await choose(page, 'software', 'nginx')
  await form.locator('[name=names]').fill(order.names.join('\n'))
  await form.locator('[name=csr]').fill(order.csr)
  await choose(page, 'payment', order.payment)
  if (order.purchaseOrder !== undefined) await form.locator('[name=purchase_order]').fill(order.purchaseOrder)
  await form.locator('button[type=submit], button:not([type])').last().click()
}

async function fillNewHolder(page: Page, holder: HolderTyped): Promise<void> {
  const form = page.locator('form[action="/operations/orders"]')
  await choose(page, 'organization', 'new')
  await form.locator('[name=organization_registration_number]').fill(holder.number)
  await form.locator('[name=organization_name]').fill(holder.name)
  await form.locator('[name=organization_street]').fill('3 quai de la Farine')
  await form.locator('[name=organization_postal_code]').fill('14600')
  await form.locator('[name=organization_city]').fill(holder.city)
  await choose(page, 'organization_country', holder.country)
  await form.locator('[name=organization_phone]').fill('+33 2 31 11 22 33')
  await choose(page, 'corporate', 'new')
  await form.locator('[name=corporate_first_name]').fill('Margaux')
  await form.locator('[name=corporate_last_name]').fill('Lehoux')
  await form.locator('[name=corporate_email]').fill('margaux@harbour-bakery.example')
  await form.locator('[name=corporate_phone]').fill('+33 2 31 11 22 33')
}

/** Answers a question whatever it is drawn as: a list, radio buttons or a text. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  const list = page.locator(`select[name="${name}"]`)
  if ((await list.count()) > 0) {
    await list.selectOption(value)
    return
  }
  const radio = page.locator(`input[type=radio][name="${name}"][value="${value}"]`)
  if ((await radio.count()) > 0) await radio.check({ force: true })
  else if ((await page.locator(`input[name="${name}"]:not([type=hidden])`).count()) > 0)
    await page.locator(`input[name="${name}"]`).fill(value)
}

/** Types a card on the sandbox's hosted page. */
export async function payByCard(page: Page, number: string): Promise<void> {
  await page.waitForURL('**/sandbox/checkouts/**')
  const form = page.locator('form[action$="/card"]', { has: page.locator('input[name=cvc]:not([type=hidden])') })
  await form.locator('input[name=number]').fill(number)
  await form.locator('input[name=expiry]').fill('12/30')
  await form.locator('input[name=cvc]').fill('123')
  await form.locator('button').last().click()
}

/** Confirms the recap and tells the reference of the order that it became. */
export async function confirmRecap(page: Page): Promise<string> {
  await page.locator('form[action$="/order"] button, button[form]').last().click()
  await page.waitForURL('**/confirmation')
  return /CH\d+/.exec(page.url())?.[0] ?? ''
}

/** Waits until the database says so: jobs run in their own time. */
export async function until(found: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await found())) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export async function fulfilmentOf(portal: LivePortal, reference: string): Promise<string> {
  const row = await portal.database.operator.knex('orders').where({ reference }).first('fulfilment')
  return row?.fulfilment ?? 'nothing'
}
