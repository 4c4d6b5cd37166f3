import { load } from 'cheerio'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { faultsOf } from '../../guarantees/page-laws.ts'
import { open, send, startPortal, type Agent } from '../../support/portal.ts'
import { personOf } from '../../support/second-factor.ts'
import { startOpenidProvider } from '../../support/servers/openid-provider.ts'
import { giveRights, setUpProvider } from '../../support/single-sign-on.ts'

const idp = await startOpenidProvider()
idp.register([])
const portal = await startPortal({ OUTBOUND_ALLOW: '127.0.0.0/8', OUTBOUND_PORTS: `443,${idp.port}` })
const { admin } = portal
const PAGE = '/administration/single-sign-on'
const FORM = {
  issuer: idp.issuer,
  client_id: 'chancery',
  client_secret: 'very-secret',
  scopes: 'openid email',
  email_claim: 'email',
  verified_claim: 'email_verified',
  factor_claim: '',
  factor_value: '',
  allows_passwords: 'yes',
  is_on: 'yes',
}
const me = await portal.signIn('harbour.super')
const save = (agent: Agent, more: Record<string, string> = {}) => send(agent, PAGE, PAGE, { ...FORM, ...more })
const row = () => admin('single_sign_ons').first()

afterAll(() => idp.close())
beforeEach(async () => {
  await admin('single_sign_on_rules').delete()
  await admin('single_sign_ons').delete()
  idp.trouble = 'none'
})

describe('the account’s provider', () => {
  test('is named with its client; the secret is sealed and never shown again', async () => {
    const { accountId } = await personOf(portal, 'harbour.super')
    const before = await open(me, PAGE)
    const saved = await save(me)
    const page = await me.get(PAGE)

    expect(before('#redirect-uri').text()).toBe(`http://localhost:3999/sign-in/sso/${accountId}/callback`)
    expect([saved.status, saved.headers['location']]).toEqual([303, PAGE])
    expect((await row()).sealed_secret).toMatch(/^v1\./)
    expect(page.text).not.toContain('very-secret')
    expect(faultsOf(page.text)).toEqual([])
    const logged = await admin('audit_log').where('action', 'single_sign_on.changed').orderBy('id', 'desc').first()
    expect(JSON.stringify(logged.details)).not.toContain('very-secret')
  })

  test('keeps its secret when none is typed, but never hands it to another provider or client', async () => {
    await save(me)
    const first = (await row()).sealed_secret
    const kept = await save(me, { client_secret: '', scopes: 'openid' })
    const elsewhere = await save(me, { client_secret: '', issuer: 'https://other.example' })
    const otherClient = await save(me, { client_secret: '', client_id: 'other' })

    expect([kept.status, elsewhere.status, otherClient.status]).toEqual([303, 422, 422])
    expect(await row()).toMatchObject({ sealed_secret: first, issuer: idp.issuer, scopes: 'openid' })
  })

  test.each([
    ['issuer', 'javascript:alert(1)'],
    ['issuer', ''],
    ['client_id', ''],
    ['scopes', 'email'],
    ['email_claim', ''],
    ['factor_claim', 'amr'],
  ])('is not taken with %s %j, and says so at the field', async (name, value) => {
    const answer = await save(me, { [name]: value })

    expect(answer.status).toBe(422)
    const field = name === 'factor_claim' ? 'factor_value' : name
    expect(load(answer.text)(`.has-error [name=${field}]`)).toHaveLength(1)
    expect(faultsOf(answer.text)).toEqual([])
    expect(await row()).toBeUndefined()
  })

  test('is the super user’s alone', async () => {
    await admin('users').where('login', 'harbour.reader').update({ administrative: true })
    const reader = await portal.signIn('harbour.reader')
    await setUpProvider(portal, idp, 'harbour.super')
    const page = await open(reader, PAGE)
    const answers = [
      await save(reader),
      await send(reader, PAGE, `${PAGE}/rules`, RULE),
      await send(reader, PAGE, `${PAGE}/test`, { asked: 'yes' }),
    ]

    expect(page('main form')).toHaveLength(0)
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
    await admin('users').where('login', 'harbour.reader').update({ administrative: false })
  })
})

const RULE = {
  id: '018f0000-0000-7000-8000-000000000001',
  claim: 'groups',
  test: 'contains',
  value: 'it',
  rights: ['technical', 'approval'],
}

describe('rules', () => {
  test('are added once, shown, and removed', async () => {
    await setUpProvider(portal, idp, 'harbour.super')
    const added = [await send(me, PAGE, `${PAGE}/rules`, RULE), await send(me, PAGE, `${PAGE}/rules`, RULE)]
    const page = await open(me, PAGE)
    const removed = await send(me, PAGE, `${PAGE}/rules/${RULE.id}/removal`, { asked: 'yes' })

    expect([...added, removed].map(({ status }) => status)).toEqual([303, 303, 303])
    expect(page('.rules li')).toHaveLength(1)
    expect(await admin('single_sign_on_rules')).toEqual([])
    const actions = await admin('audit_log').whereLike('action', 'single_sign_on.rule%').orderBy('id').pluck('action')
    expect(actions).toEqual(['single_sign_on.rule_added', 'single_sign_on.rule_removed'])
  })

  test.each([
    ['claim', { claim: '' }],
    ['value', { value: ' ' }],
    ['rights', { rights: [] }],
  ])('are complete: %s', async (name, wrong) => {
    await setUpProvider(portal, idp, 'harbour.super')
    const answer = await send(me, PAGE, `${PAGE}/rules`, { ...RULE, ...wrong })

    expect(answer.status).toBe(422)
    expect(load(answer.text)(`.has-error [name=${name}]`).length).toBeGreaterThan(0)
    expect(await admin('single_sign_on_rules')).toEqual([])
  })

  test('name the five rights and nothing else', async () => {
    await setUpProvider(portal, idp, 'harbour.super')
    const answer = await send(me, PAGE, `${PAGE}/rules`, { ...RULE, rights: ['is_super_user'] })

    expect(answer.status).toBe(422)
  })

  test('of another account can’t be removed', async () => {
    await setUpProvider(portal, idp, 'norrland.super')
    await giveRights(portal, 'norrland.super', 'it', ['technical'])
    const { id } = await admin('single_sign_on_rules').first('id')
    await send(me, PAGE, `${PAGE}/rules/${id}/removal`, { asked: 'yes' })

    expect(await admin('single_sign_on_rules')).toHaveLength(1)
  })
})

describe('the test of the connection', () => {
  const tone = async () => {
    const $ = load((await send(me, PAGE, `${PAGE}/test`, { asked: 'yes' })).text)
    return $('main .alert').first().attr('class')
  }

  test('says that the provider answers, or what is wrong', async () => {
    await setUpProvider(portal, idp, 'harbour.super')
    const works = await tone()
    idp.trouble = 'nonsense'
    const wrong = await tone()

    expect([works, wrong]).toEqual(['alert tone-done', 'alert tone-stop'])
    expect(await admin('audit_log').where('action', 'single_sign_on.tested')).not.toEqual([])
  })
})
