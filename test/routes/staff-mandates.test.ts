import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/shared/time.ts'
import { newId } from '#platform/ids.ts'
import { IBAN } from '../support/example-preferences.ts'
import { open, send, startPortal } from '../support/portal.ts'
import { MADE, mandateActs, PAGE, STAFF, wordsOf } from './administration/mandate-acts.ts'
import { lookUps } from './administration/people.ts'

const portal = await startPortal()
const { admin, signIn, clock } = portal
const { logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const accounting = await signIn('accounting')
const { request, newest } = mandateActs(portal, owner)
const decide = (id: string, act: 'acceptance' | 'refusal', fields: Record<string, string>) =>
  send(accounting, `${STAFF}/${id}`, `${STAFF}/${id}/${act}`, fields)

await request()

describe('the signed paper', () => {
  const today = () => dayOf(clock.now())

  test('is entered by accounting, who see the end of the IBAN alone', async () => {
    const { id, reference } = await newest()
    const list = await open(accounting, STAFF)
    const page = await open(accounting, `${STAFF}/${id}`)

    expect(list('tbody').text()).toContain(reference)
    expect(page('main').text()).toContain('IBAN se terminant par 2606')
    expect(wordsOf(page.html())).not.toContain(IBAN.slice(4))
  })

  test('is signed on a day that can be', async () => {
    const { id } = await newest()

    const answers = [
      await decide(id, 'acceptance', { signedOn: '' }),
      await decide(id, 'acceptance', { signedOn: dayOf(addDays(clock.now(), 1)) }),
      await decide(id, 'acceptance', { signedOn: '2020-01-01' }),
      await decide(id, 'refusal', { reason: '  ' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422])
    expect((await newest()).state).toBe('requested')
  })

  test('that does not serve is refused with a reason, which the customer reads by mail and on the page', async () => {
    const { id, reference } = await newest()

    const answer = await decide(id, 'refusal', { reason: 'La signature manque.' })

    const page = await open(owner, PAGE)
    const told = await admin('mails').where('kind', 'mandate_refused').orderBy('id')
    expect(answer.status).toBe(303)
    expect(page('main').text()).toContain('La signature manque.')
    expect(page('form[action$="/mandates"]')).toHaveLength(1)
    expect(told).toHaveLength(2)
    expect(told[0].text_body).toContain('La signature manque.')
    for (const log of ['audit_log', 'staff_log'])
      expect(await admin(log).where('subject', reference).pluck('action')).toContain('mandate.refused')
  })

  test('makes a new mandate valid, under another reference, once', async () => {
    const before = await newest()
    clock.set(new Date(clock.now().getTime() + 60_000))
    await request({ email: '' })
    const { id, reference } = await newest()

    const [first, second] = [
      await decide(id, 'acceptance', { signedOn: today() }),
      await send(accounting, STAFF, `${STAFF}/${before.id}/acceptance`, { signedOn: today() }),
    ]

    expect(reference).not.toBe(before.reference)
    expect([first.status, second.status]).toEqual([303, 409])
    expect(await newest()).toMatchObject({ state: 'valid', decided_by: 'Hélène Marchand' })
    expect((await open(owner, PAGE))('main').text()).toContain('Valide')
    expect((await open(owner, '/'))('main').text()).toContain(`${reference} est valide`)
    expect((await open(accounting, `${STAFF}?show=valid`))('tbody').text()).toContain(reference)
    expect(await admin('mails').where('kind', 'mandate_accepted')).toHaveLength(1)
  })

  test('is printed no more once it is decided', async () => {
    const { id } = await newest()

    expect((await owner.get(`${MADE}/${id}/print`)).status).toBe(409)
  })

  test('is accounting’s matter', async () => {
    const { id } = await newest()
    const sales = await signIn('sales')

    expect((await sales.get(STAFF)).status).toBe(403)
    expect((await sales.get(`${STAFF}/${id}`)).status).toBe(403)
    expect((await accounting.get(`${STAFF}/${newId(clock.now())}`)).status).toBe(404)
  })
})

describe('revoking', () => {
  test('asks first, and then nothing may be debited any more', async () => {
    const { id, reference } = await newest()

    const ask = await open(owner, `${MADE}/${id}/revocation`)
    const answer = await send(owner, `${MADE}/${id}/revocation`, `${MADE}/${id}/revocation`)

    expect(ask('main').text()).toContain(reference)
    expect(answer.status).toBe(303)
    expect(await newest()).toMatchObject({ state: 'revoked', revoked_by: 'Margaux Lehoux' })
    expect((await open(owner, PAGE))('form[action$="/mandates"]')).toHaveLength(1)
    expect(await logged('mandate.revoked')).toMatchObject([{ subject: reference }])
  })

  test('twice does no harm, and a revoked mandate is not asked about again', async () => {
    const { id } = await newest()

    const again = await send(owner, PAGE, `${MADE}/${id}/revocation`)

    expect(again.status).toBe(303)
    expect((await owner.get(`${MADE}/${id}/revocation`)).status).toBe(409)
    expect(await logged('mandate.revoked')).toHaveLength(1)
  })

  test('while staff decide leaves one of the two to be told', async () => {
    clock.set(new Date(clock.now().getTime() + 60_000))
    await request()
    const { id } = await newest()

    const [revoked, accepted] = await Promise.all([
      send(owner, `${MADE}/${id}/revocation`, `${MADE}/${id}/revocation`),
      decide(id, 'acceptance', { signedOn: dayOf(clock.now()) }),
    ])

    const { state } = await newest()
    expect(state).toBe('revoked')
    expect(revoked.status).toBe(303)
    expect([303, 409]).toContain(accepted.status)
  })
})
