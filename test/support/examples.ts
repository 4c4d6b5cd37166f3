import { DOWNLOAD_FORMATS } from '#domain/certificates/downloads.ts'
import { checklistOf } from '#domain/validation/checklist.ts'
import { newId } from '#platform/ids.ts'
import { publishNewerAgreement } from '../../seeds/agreements.ts'
import { STARTER_CATALOGUE } from '../../seeds/catalogue/catalogue.ts'
import type { StoryContract, StoryOrder } from '../../seeds/story/story.ts'
import { anOrder } from './builders.ts'
import { plantOrderLinks } from './order-links.ts'
import { plantFields } from './example-fields.ts'
import { plantJobs } from './example-jobs.ts'
import { plantNews } from './example-news.ts'
import { plantRegistrations, signUpLink } from './example-registrations.ts'
import {
  emailToken,
  Finder,
  hostedPage,
  openSessionId,
  keepDraft,
  passwordToken,
  personalDataToken,
  printDocuments,
  refuseByCa,
  sendDocument,
} from './example-facts.ts'
import { chargeTwice } from './example-payments.ts'
import { plantPreferences } from './example-preferences.ts'
import { plantOwnContact, plantPeople } from './example-people.ts'
import { plantTopUps } from './example-top-ups.ts'
import { plantTeam } from './example-team.ts'
import type { TestPortal } from './portal.ts'
import { plantPasskey, setUpApp } from './second-factor.ts'
import { giveRights, setUpProvider } from './single-sign-on.ts'
import { certificateToken } from './user-certificates.ts'

/** A set of real values for what addresses name, such as `:reference`, that belong together. */
export interface Example {
  readonly name: string
  /** Who may open its pages as a customer: somebody with every right in the account that owns it. */
  readonly owner: string
  readonly values: Readonly<Record<string, string>>
  /** Only for routes that begin like this, where a name means something else than elsewhere. */
  readonly under?: string
}

const OWNER = 'harbour.super'

/** All that is sold, so that it closes nothing. */
const CONTRACT: StoryContract = {
  fromDay: -100,
  toDay: 40,
  products: STARTER_CATALOGUE.products.map(({ code }) => code),
  priceLevel: 1,
  objective: { kind: 'amount', target: 200_000n },
}

/** Plants one order in every state that has a page of its own, and what else addresses name. */
export async function plantExamples(portal: TestPortal): Promise<readonly Example[]> {
  const story = portal.story(OWNER)
  const place = (name: string, fields: Partial<StoryOrder> = {}) =>
    story.order(anOrder({ names: [`${name}.harbour-bakery.example`], ...fields }))

  const delivered = await place('delivered', { names: ['www.harbour-bakery.example', 'harbour-bakery.example'] })
  await story.pay(delivered, 0)
  await story.agreeByMail(delivered, 0)
  const unpaid = await place('unpaid', { names: ['www.unpaid.example'] })
  const [refusedCard, askedByBank] = [await place('refused-card'), await place('asked-by-bank')]
  const byRecord = await place('by-record', { names: ['www.by-record.example'], method: 'dns_txt' })
  await story.pay(byRecord, 0)
  const lapsed = await place('lapsed', { names: ['www.lapsed.example'], method: 'dns_txt' })
  await portal.admin('domain_validations').where('domain', 'lapsed.example').update({ requested_at: '2026-01-01' })
  const record = { name: 'stopped.example', type: 'CAA', value: '0 issue "elsewhere.example"' }
  await portal.admin('demo_dns_records').insert({ ...record, id: newId(new Date()), created_at: new Date() })
  const stopped = await place('stopped', { names: ['www.stopped.example'] })
  await story.pay(stopped, 0)
  const byAlias = await place('by-alias', { names: ['www.by-alias.example'], method: 'dns_cname' })
  const byFile = await place('by-file', { names: ['www.by-file.example'], method: 'http_file' })
  await story.pay(byFile, 0)
  const audited = await place('audited', { product: 'sectigo-ov-ssl' })
  await story.pay(audited, 0)
  const suspended = await place('suspended', { product: 'digicert-basic-ov' })
  await story.pay(suspended, 0)
  await story.suspend(suspended, 0, 'Merci d’envoyer un extrait Kbis.')
  const checked = await place('checked', { product: 'sectigo-ov-ssl' })
  await story.pay(checked, 0)
  await portal.portal.services.audits.tick(story.scope(), checked, checklistOf('ov'))
  await portal.admin('suppliers').where('code', 'certigna').update({ connector: 'manual' })
  await portal.portal.refreshCatalogue()
  const byHand = await place('by-hand', { product: 'certigna-ssl' })
  await story.pay(byHand, 0)
  await story.audit(byHand, 0)
  await story.agreeByMail(byHand, 0)
  const overcharged = await chargeTwice(portal, OWNER, await place('overcharged'))
  const refused = await place('refused-by-ca', { product: 'sectigo-ov-ssl' })
  await story.pay(refused, 0)
  await refuseByCa(portal, refused)
  const cancelled = await place('cancelled')
  await story.cancel(cancelled, 0, 'Commandé deux fois')
  const quoted = await place('quoted', { product: 'sectigo-ov-ssl', quote: true })
  const asked = {
    product: 'certigna-ssl',
    means: 'monthly',
    purchaseOrder: 'BC-1',
    names: ['www.montclair.example'],
  } as const
  const pending = await portal.story('montclair.buyer').order(anOrder(asked))
  const { agreements } = portal.portal.services
  await agreements.withdraw(story.scope(), 'harica')
  await publishNewerAgreement(portal.portal.services, portal.portal.system)
  await story.contract(0, CONTRACT)
  portal.clock.set(new Date())
  const apiUserId = newId(new Date())
  await portal.portal.services.access.createApiUser(story.scope(), {
    id: apiUserId,
    name: 'Provisioning',
    scopes: ['account_read'],
    networks: ['192.0.2.0/24'],
    expiresAt: null,
  })
  await portal
    .admin('accounts')
    .where('slug', 'harbour-bakery')
    .update({ sign_in_networks: ['127.0.0.0/8', '::1/128'] })
  const topUps = await plantTopUps(portal, OWNER)
  await printDocuments(portal, OWNER)
  for (const login of [OWNER, 'admin']) await setUpApp(portal, login)
  const client = { id: 'chancery', secret: 'secret' }
  await setUpProvider(portal, { issuer: 'https://login.harbour-bakery.example', client }, OWNER, { isOn: false })
  const ruleId = await giveRights(portal, OWNER, 'it', ['technical'])
  const [passkeyOfOwner, passkeyOfStaff] = [await plantPasskey(portal, OWNER), await plantPasskey(portal, 'admin')]

  const of = new Finder(portal)
  const anOrderOf = (reference: string, owner = OWNER) => ({ owner, values: { reference } })
  const invoice = await of.documentNumber(delivered)
  return [
    {
      name: 'delivered',
      owner: OWNER,
      values: {
        reference: delivered,
        serial: await of.serial(delivered),
        format: DOWNLOAD_FORMATS[0],
        number: invoice,
        list: 'all',
        link: await signUpLink(portal, OWNER, delivered),
        contract: await of.contractNumber(),
      },
    },
    {
      name: 'unpaid',
      owner: OWNER,
      values: {
        reference: unpaid,
        number: await of.documentNumber(unpaid),
        validationId: await of.validationId(unpaid),
        token: await of.challengeToken(unpaid),
      },
    },
    {
      name: 'asked for by a value that has lapsed',
      owner: OWNER,
      values: { reference: lapsed, validationId: await of.validationId(lapsed) },
    },
    { name: 'stopped by a CAA record', ...anOrderOf(stopped) },
    {
      name: 'proved by a record',
      owner: OWNER,
      values: { reference: byRecord, validationId: await of.validationId(byRecord) },
    },
    {
      name: 'proved by an alias',
      owner: OWNER,
      values: { reference: byAlias, validationId: await of.validationId(byAlias) },
    },
    {
      name: 'proved by a file',
      owner: OWNER,
      values: { reference: byFile, validationId: await of.validationId(byFile) },
    },
    { name: 'under audit', ...anOrderOf(audited) },
    { name: 'audited to the end', ...anOrderOf(checked) },
    { name: 'placed at its CA by hand', ...anOrderOf(byHand) },
    { name: 'refused by its CA', ...anOrderOf(refused) },
    { name: 'suspended', ...anOrderOf(suspended) },
    { name: 'cancelled', ...anOrderOf(cancelled) },
    { name: 'a quote', ...anOrderOf(quoted) },
    { name: 'waiting for approval', ...anOrderOf(pending, 'montclair.super') },
    ...(await plantPeople(portal, OWNER)),
    ...(await plantPreferences(portal, OWNER)),
    ...(await plantFields(portal, OWNER, delivered)),
    { name: 'a draft', owner: OWNER, values: { draftId: await keepDraft(portal, story) } },
    { name: 'a machine', owner: OWNER, values: { apiUserId } },
    { name: 'an accepted agreement', owner: OWNER, values: { supplier: 'sectigo' } },
    { name: 'a withdrawn agreement', owner: OWNER, values: { supplier: 'harica' } },
    { name: 'an agreement with a new version', owner: OWNER, values: { supplier: 'signiflow' } },
    {
      name: 'a document that was sent',
      owner: OWNER,
      values: { reference: audited, documentId: await sendDocument(portal, audited) },
      under: '/staff/cases/:reference/documents',
    },
    {
      name: 'an open quote',
      owner: OWNER,
      values: { number: await of.documentNumber(quoted) },
      under: '/staff/quotes',
    },
    {
      name: 'an invoice that a card paid twice',
      owner: OWNER,
      values: { number: overcharged },
      under: '/staff/payments',
    },
    {
      name: 'a second factor',
      owner: OWNER,
      values: { factorId: await of.factorId(OWNER) },
      under: '/staff/accounts/second-factors',
    },
    { name: 'a mail with an invoice', owner: OWNER, values: await of.mailWithDocument(), under: '/staff/mailbox' },
    {
      name: 'a link to choose a password',
      owner: OWNER,
      values: { token: await passwordToken(portal, OWNER) },
      under: '/password',
    },
    {
      name: 'a link to a certificate',
      owner: OWNER,
      values: { token: await certificateToken(portal, OWNER) },
      under: '/certificate-links',
    },
    ...(await plantOrderLinks(portal, OWNER)),
    ...(await plantNews(portal, OWNER)),
    ...(await plantRegistrations(portal, OWNER)),
    {
      name: 'a link to a new address',
      owner: OWNER,
      values: { token: await emailToken(portal, OWNER) },
      under: '/email-changes',
    },
    ...(await plantJobs(portal, OWNER)),
    ...(await plantTeam(portal)),
    ...topUps,
    {
      name: 'a provider',
      owner: OWNER,
      values: { accountId: portal.scopeOf(OWNER).accountId },
      under: '/sign-in/sso',
    },
    {
      name: 'a rule of the provider',
      owner: OWNER,
      values: { ruleId },
      under: '/administration/single-sign-on',
    },
    { name: 'a passkey', owner: OWNER, values: { passkeyId: passkeyOfOwner }, under: '/profile/two-factor' },
    { name: 'a passkey of staff', owner: OWNER, values: { passkeyId: passkeyOfStaff }, under: '/staff/two-factor' },
    {
      name: 'a link to personal data',
      owner: OWNER,
      values: { token: await personalDataToken(portal, OWNER) },
      under: '/personal-data',
    },
    ...(await plantOwnContact(portal, OWNER)),
    {
      name: 'an account with networks of its own',
      owner: OWNER,
      values: { slug: 'harbour-bakery' },
      under: '/staff/accounts/networks',
    },
    { name: 'an open session', owner: OWNER, values: { sessionId: await openSessionId(portal, OWNER) } },
    { name: 'a card that may be typed', owner: OWNER, values: { id: await hostedPage(portal, OWNER, unpaid, 'open') } },
    {
      name: 'a card that was refused',
      owner: OWNER,
      values: { id: await hostedPage(portal, OWNER, refusedCard, 'refused') },
    },
    {
      name: 'a card that the bank asks about',
      owner: OWNER,
      values: { id: await hostedPage(portal, OWNER, askedByBank, 'challenge') },
    },
  ]
}
