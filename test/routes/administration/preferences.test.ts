import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps, person, USERS, versionOn } from './people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, signIn, story, scopeOf } = portal
const { orders } = portal.portal.services
const { logged, userId, acceptInvitation } = lookUps(portal)
const owner = await signIn('harbour.super')
const PAGE = '/administration/preferences'
const POINTS = `${PAGE}/contact-points`
const reader = await userId('harbour.reader')

const modeOf = async (login: string) =>
  (await admin('accounts').where('id', scopeOf(login).accountId).first('approval_mode')).approval_mode

describe('the account', () => {
  test('is shown as the operator keeps it, and says who changes it', async () => {
    const $ = await open(owner, PAGE)

    const facts = $('dl.facts').text()
    for (const text of ['Harbour Bakery', '901122333', 'FR00901122333', '3 quai de la Farine', 'Remise', 'euro'])
      expect(facts).toContain(text)
    expect($('main').text()).toContain('accounts@chancery.example')
    expect($('dl.facts').closest('section').find('input, select')).toHaveLength(0)
  })
})

describe('approval mode', () => {
  const decide = async (fields: Record<string, string | readonly string[]>, agent = owner) =>
    send(agent, PAGE, `${PAGE}/approval`, { version: await versionOn(agent, PAGE), ...fields })

  test('is not switched on without somebody besides the super user who approves', async () => {
    const answer = await decide({ mode: 'on' })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining('Cochez au moins un approbateur')])
    expect($('input[name=mode][value=on]').is('[checked]')).toBe(true)
    expect(await modeOf('harbour.super')).toBe(false)
  })

  test('asks for a mode, and says so where there is nobody to tick', async () => {
    const neither = await decide({ approvers: [reader] })
    const alone = await signIn('norrland.super')
    const nobody = await decide({ mode: 'on' }, alone)

    expect([neither.status, nobody.status]).toEqual([422, 422])
    expect(errorsOf(neither.text)).toHaveLength(1)
    expect(errorsOf(nobody.text)).toEqual([expect.stringContaining('Tick at least one approver')])
    expect(load(nobody.text)('a[href="/administration/users/new"]')).toHaveLength(1)
  })

  test('is switched on with the approvers who are named: they get the right, and the log says so', async () => {
    const answer = await decide({ mode: 'on', approvers: [reader] })

    const approver = await signIn('harbour.reader')
    const $ = await open(approver, '/')
    expect([answer.status, answer.headers['location']]).toEqual([303, PAGE])
    expect(await modeOf('harbour.super')).toBe(true)
    expect(await admin('users').where('id', reader).first('approval', 'commercial')).toEqual({
      approval: true,
      commercial: true,
    })
    expect($('nav a[href="/orders/pending-approvals"]').length).toBeGreaterThan(0)
    expect(await logged('account.approval_mode_on')).toMatchObject([{ subject: 'Harbour Bakery' }])
    expect((await logged('user.changed')).at(-1)).toMatchObject({ subject: 'harbour.reader' })
  })

  test('saved again as it is changes nothing', async () => {
    const before = (await logged('user.changed')).length

    const answer = await decide({ mode: 'on', approvers: [reader] })

    expect(answer.status).toBe(303)
    expect(await logged('user.changed')).toHaveLength(before)
    expect(await logged('account.approval_mode_on')).toHaveLength(1)
  })

  test('tells the second of two at once, with what is kept now', async () => {
    const version = await versionOn(owner, PAGE)
    await decide({ mode: 'off', approvers: [reader] })

    const answer = await send(owner, PAGE, `${PAGE}/approval`, { version, mode: 'on', approvers: [] })

    expect(answer.status).toBe(409)
    expect(load(answer.text)('.alert').text()).toContain('Quelqu’un a été plus rapide')
    expect(load(answer.text)('main').text()).toContain('Enregistré actuellement\u00a0: Désactivé')
    expect(await modeOf('harbour.super')).toBe(false)
  })

  test('does not name somebody of another account', async () => {
    const answer = await decide({ mode: 'on', approvers: [await userId('montclair.buyer')] })

    expect(answer.status).toBe(404)
    expect(await admin('users').where('login', 'montclair.buyer').first('approval')).toEqual({ approval: false })
  })

  test('is the super user’s alone: an administrator reads it', async () => {
    await send(owner, `${USERS}/new?contact=new`, USERS, person())
    const administrator = await acceptInvitation('eve.martin')

    const $ = await open(administrator, PAGE)
    const answer = await send(administrator, POINTS, `${PAGE}/approval`, { mode: 'on', approvers: [reader] })

    expect($(`form[action="${PAGE}/approval"]`)).toHaveLength(0)
    expect($('main').text()).toContain('Pierre Anquetil')
    expect(answer.status).toBe(403)
    expect(await modeOf('harbour.super')).toBe(false)
  })
})

describe('orders that wait when approval mode is switched off', () => {
  test('go on waiting for their decision, are found by who may decide, and then go their way', async () => {
    const wish = { product: 'certigna-ssl', means: 'monthly', purchaseOrder: 'BC-1' } as const
    const reference = await story('montclair.buyer').order(anOrder(wish))
    const boss = await signIn('montclair.super')
    const approver = await signIn('montclair.approver')
    const warning = (await open(boss, PAGE))('.alert').text()

    const version = await versionOn(boss, PAGE)
    const answer = await send(boss, PAGE, `${PAGE}/approval`, { version, mode: 'off', approvers: [] })

    const menu = async (agent: typeof boss) =>
      (await open(agent, '/'))('nav a[href="/orders/pending-approvals"]').length
    const file = () => orders.read(scopeOf('montclair.super'), reference)
    expect(warning).toContain('attend une approbation')
    expect(answer.status).toBe(303)
    expect((await file()).order.fulfilment).toBe('pending_approval')
    expect([(await menu(boss)) > 0, await menu(approver)]).toEqual([true, 0])
    const status = await open(boss, `/orders/${reference}`)
    expect(status('form[action$="/approval"], form[action*="/approvals"]').length).toBeGreaterThan(0)

    await orders.decideApproval(scopeOf('montclair.super'), reference, { approved: true, reason: '' })

    expect((await file()).order.fulfilment).not.toBe('pending_approval')
    expect(await menu(boss)).toBe(0)
  })

  test('and the next order does not wait', async () => {
    const wish = {
      product: 'certigna-ssl',
      means: 'monthly',
      purchaseOrder: 'BC-2',
      names: ['b.montclair.example'],
    } as const
    const reference = await story('montclair.buyer').order(anOrder(wish))

    expect((await orders.read(scopeOf('montclair.super'), reference)).order.fulfilment).not.toBe('pending_approval')
  })
})

describe('contact points', () => {
  const NONE = {
    invoices_email: '',
    invoices_language: 'fr',
    copy_email: '',
    copy_language: 'fr',
    emergency_email: '',
    emergency_language: 'fr',
    monitoring_email: '',
    monitoring_language: 'fr',
  }
  const save = async (fields: Partial<typeof NONE>) =>
    send(owner, POINTS, POINTS, { ...NONE, version: await versionOn(owner, POINTS), ...fields })
  const kept = () =>
    admin('contact_points')
      .where('account_id', scopeOf('harbour.super').accountId)
      .orderBy('purpose')
      .select('purpose', 'email', 'language')

  test('are kept with a language each, and the log says what was changed', async () => {
    const answer = await save({
      invoices_email: ' comptes@harbour.example ',
      invoices_language: 'en',
      emergency_email: 'sos@harbour.example',
    })

    const $ = await open(owner, POINTS)
    expect(answer.status).toBe(303)
    expect(await kept()).toEqual([
      { purpose: 'emergency', email: 'sos@harbour.example', language: 'fr' },
      { purpose: 'invoices', email: 'comptes@harbour.example', language: 'en' },
    ])
    expect([$('[name=invoices_email]').val(), $('[name=invoices_language]').val()]).toEqual([
      'comptes@harbour.example',
      'en',
    ])
    expect(await logged('account.contact_points_changed')).toMatchObject([
      { details: { invoices: { from: null, to: { email: 'comptes@harbour.example', language: 'en' } } } },
    ])
  })

  test('that are emptied are gone, the others stay', async () => {
    await save({ invoices_email: 'comptes@harbour.example', invoices_language: 'en' })

    expect(await kept()).toEqual([{ purpose: 'invoices', email: 'comptes@harbour.example', language: 'en' }])
  })

  test('that are wrong give the form back as typed', async () => {
    const answer = await save({ copy_email: 'nobody', monitoring_language: 'xx' })

    const $ = load(answer.text)
    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toHaveLength(2)
    expect($('[name=copy_email]').val()).toBe('nobody')
    expect(await kept()).toHaveLength(1)
  })

  test('tell the second of two at once, beside each field that differs', async () => {
    const version = await versionOn(owner, POINTS)
    await save({
      invoices_email: 'comptes@harbour.example',
      invoices_language: 'en',
      copy_email: 'copie@harbour.example',
    })

    const answer = await send(owner, POINTS, POINTS, { ...NONE, version, copy_email: 'archive@harbour.example' })

    const $ = load(answer.text)
    expect(answer.status).toBe(409)
    expect($('#field-copy-email-hint').text()).toContain('copie@harbour.example, en français')
    expect($('#field-emergency-email-hint')).toHaveLength(0)
    expect($('[name=copy_email]').val()).toBe('archive@harbour.example')
    expect(await kept()).toHaveLength(2)

    const again = await send(owner, POINTS, POINTS, {
      ...NONE,
      version: String($('input[name=version]').val()),
      copy_email: 'archive@harbour.example',
    })
    expect(again.status).toBe(303)
    expect(await kept()).toEqual([{ purpose: 'copy', email: 'archive@harbour.example', language: 'fr' }])
  })

  test('are one account’s own', async () => {
    const others = await open(await signIn('norrland.super'), POINTS)

    expect(others('[name=copy_email]').val()).toBe('')
  })
})
