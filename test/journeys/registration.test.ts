import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ATELIERS } from '../../seeds/cast/applicants.ts'
import { enterOutsideOrders } from '../../seeds/outside-orders.ts'
import { barriersOn } from '../support/barriers.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { startLivePortal } from '../support/live-portal.ts'
import { typedFields } from '../support/registration-fields.ts'
import { codesOf } from '../support/second-factor.ts'
import { startMailServer } from '../support/servers/mail-server.ts'
import { choosePassword, givePassword, mailedLink, signInAs } from './steps.ts'

const mailServer = await startMailServer()
afterAll(() => mailServer.close())
// With the pages of the demo: its general terms can be read.
const portal = await startLivePortal({ SMTP_URL: mailServer.url }, { demo: true })
const PASSWORD = 'douze-peaux-bien-tannées'
const { email } = ATELIERS.corporate
const browser = await openBrowser()

beforeAll(async () => {
  await enterOutsideOrders(portal.portal.services, portal.portal.system, portal.scopeOf('harbour.super'))
})

const freshPage = async (): Promise<Page> =>
  (await visit(browser, { baseUrl: portal.baseUrl, language: 'fr' })).newPage()

/** Answers every question of the form as somebody does who types and ticks. */
async function fillForm(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers).filter(([, typed]) => typed !== '')) {
    const field = page.locator(`main form [name=${name}]`)
    const type = await field.first().getAttribute('type')
    if (type === 'radio') await page.locator(`main form [name=${name}][value=${value}]`).check()
    else if (type === 'checkbox') await field.check()
    else if (name === 'organization_country') await field.selectOption(value)
    else await field.fill(value)
  }
}

test('a company asks for an account, mends its request, is opened with a contract, and comes in by two factors', async () => {
  const applicant = await freshPage()
  await applicant.goto('/sign-in')
  await applicant.locator('a[href="/sign-up"]').click()
  expect(await applicant.locator('h1').textContent()).toBe('Ouvrir un compte')
  const { terms, ...answers } = typedFields({
    ...ATELIERS,
    organization: { ...ATELIERS.organization, city: 'Lion' },
  })
  await fillForm(applicant, answers)

  const [read] = await Promise.all([
    applicant.context().waitForEvent('page'),
    applicant.locator('form a[href="/terms"]').click(),
  ])
  expect(await read.locator('main').textContent()).toContain('Ceci est une démonstration')
  await read.close()
  await applicant.locator('form .btn-seal').click()
  expect(await applicant.locator('.has-error input').getAttribute('name')).toBe('terms')
  expect(await applicant.locator('[name=technical_email]').inputValue()).toBe(ATELIERS.technical?.email)
  await fillForm(applicant, { terms: terms ?? '' })
  await applicant.locator('form .btn-seal').click()
  await applicant.waitForURL('**/sign-up/received')

  const sales = await freshPage()
  await signInAs(sales, 'sales')
  await sales.goto('/staff/registrations')
  await sales.locator('tbody a', { hasText: 'Ateliers Kervran' }).click()
  const file = sales.url()
  const correction = sales.locator('details.act', { has: sales.locator('form[action$="/correction-requests"]') })
  await correction.locator('summary').click()
  await correction.locator('textarea').fill('Merci de vérifier la ville.')
  await correction.locator('button').click()
  await sales.locator('[aria-labelledby=timeline]', { hasText: 'Merci de vérifier la ville.' }).waitFor()

  await applicant.goto(await mailedLink(mailServer, email, '/sign-up/corrections'))
  expect(await applicant.locator('.alert').first().textContent()).toContain('Merci de vérifier la ville.')
  expect(await applicant.locator('[name=organization_city]').inputValue()).toBe('Lion')
  await applicant.locator('[name=organization_city]').fill('Lyon')
  await applicant.locator('form .btn-seal').click()
  await applicant.waitForURL('**/sign-up/received')

  await sales.goto(file)
  expect(await sales.locator('main').textContent()).toContain('69005 Lyon')
  const opening = sales.locator('form[action$="/acceptance"]')
  const contract = opening.locator('.contract-part')
  expect(await contract.isVisible()).toBe(false)
  await opening.locator('[name=contract][value=new]').check()
  expect(await contract.isVisible()).toBe(true)
  await contract.locator('[name=priceLevel]').selectOption('10')
  await opening.locator('.btn-seal').click()
  await sales.locator('.error-summary').waitFor()
  expect(await contract.isVisible()).toBe(true)
  expect(await barriersOn(sales)).toEqual([])
  expect(await contract.locator('[name=priceLevel]').inputValue()).toBe('10')
  await contract.locator('[name=products][value=positivessl]').check()
  const login = await opening.locator('[name=login]').inputValue()
  await opening.locator('.btn-seal').click()
  const number = sales.locator('a[href^="/staff/contracts/CT"]')
  await number.waitFor()

  const superUser = await freshPage()
  await choosePassword(superUser, await mailedLink(mailServer, email, '/password'), PASSWORD)
  await givePassword(superUser, login, PASSWORD)
  await superUser.waitForURL('**/sign-in/second-factor**')
  await superUser.goto('/orders')
  expect(new URL(superUser.url()).pathname).not.toBe('/orders')
  await givePassword(superUser, login, PASSWORD)
  const key = (await superUser.locator('#authenticator-key').textContent()) ?? ''
  await superUser.locator('[name=code]').fill(await codesOf(portal, key)())
  await superUser.locator('.authenticator-form .btn-seal').click()
  expect(await superUser.locator('.recovery-codes li').count()).toBe(10)
  await superUser.locator('a.btn-seal').click()

  await superUser.waitForURL((url) => url.pathname === '/')
  expect(await superUser.locator('.bar-person').textContent()).toContain(ATELIERS.organization.name)
  await superUser.locator('.todo a[href="/orders/bought-elsewhere"]').click()
  expect(await superUser.locator('main').textContent()).toContain('www.ateliers-kervran.example')
  await superUser.goto('/contract')
  const agreed = await superUser.locator('main').textContent()
  expect(agreed).toContain((await number.textContent()) ?? 'no number')
  expect(agreed).toContain('PositiveSSL')
})
