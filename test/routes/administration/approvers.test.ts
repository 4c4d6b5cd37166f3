import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { open, send, startPortal } from '../../support/portal.ts'
import { errorsOf, lookUps, person, USERS, versionOn } from './people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, signIn, scopeOf } = portal
const { userId, acceptInvitation } = lookUps(portal)
const owner = await signIn('harbour.super')
await send(owner, `${USERS}/new?contact=new`, USERS, person())
const administrator = await acceptInvitation('eve.martin')
const ID = await userId('harbour.reader')
const ADDRESS = `${USERS}/${ID}`

const switchMode = (on: boolean) =>
  admin('accounts').where('id', scopeOf('harbour.super').accountId).update({ approval_mode: on })
const approves = async () => (await admin('users').where('id', ID).first('approval')).approval
const save = async (rights: readonly string[], agent: typeof owner, name = 'Pierre Anquetil') =>
  send(
    agent,
    ADDRESS,
    ADDRESS,
    person({
      name,
      login: 'harbour.reader',
      email: 'pierre@harbour-bakery.example',
      rights,
      version: await versionOn(agent, ADDRESS),
    }),
  )

describe('an administrator who is not the super user', () => {
  test('sees the approval right of others with a sentence, and does not tick it', async () => {
    const forms = [await open(administrator, ADDRESS), await open(administrator, `${USERS}/new?contact=new`)]

    for (const $ of forms) {
      expect($('input[name=rights][value=approval]').is('[disabled]')).toBe(true)
      expect($('main').text()).toContain('Seul le super utilisateur du compte donne ou retire ce droit')
    }
    expect((await open(owner, ADDRESS))('input[name=rights][value=approval]').is('[disabled]')).toBe(false)
  })

  test('is refused where the tick is sent all the same, for somebody known and somebody new', async () => {
    const known = await save(['commercial', 'approval'], administrator)
    const fresh = await send(
      administrator,
      `${USERS}/new?contact=new`,
      USERS,
      person({ login: 'own.friend', email: 'friend@harbour-bakery.example', rights: ['approval'] }),
    )

    expect([known.status, fresh.status]).toEqual([403, 403])
    expect(known.text).toContain('Seul le super utilisateur du compte donne le droit d’approbation')
    expect(await approves()).toBe(false)
    expect(await admin('users').where('login', 'own.friend')).toEqual([])
  })

  test('leaves an approver one, whatever else of theirs is changed', async () => {
    await save(['approval'], owner)

    const shown = await open(administrator, ADDRESS)
    const answer = await save([], administrator, 'Pierre A.')

    expect(shown('input[name=rights][value=approval]').is('[checked]')).toBe(true)
    expect(answer.status).toBe(303)
    expect(await admin('users').where('id', ID).first('name', 'approval')).toEqual({
      name: 'Pierre A.',
      approval: true,
    })
  })
})

describe('the last who approves besides the super user', () => {
  test('keeps the right while approval mode is on', async () => {
    await switchMode(true)

    const answer = await save(['commercial'], owner)

    expect(answer.status).toBe(422)
    expect(errorsOf(answer.text)).toEqual([expect.stringContaining('celle-ci est la dernière')])
    expect(await approves()).toBe(true)
  })

  test.each(['suspension', 'deletion'])('is kept from %s, on the page that asks and by its form', async (act) => {
    await switchMode(true)

    const asked = await administrator.get(`${ADDRESS}/${act}`)
    const sent = await send(administrator, ADDRESS, `${ADDRESS}/${act}`, {})

    expect([asked.status, sent.status]).toEqual([409, 409])
    expect(load(sent.text)('main').text()).toContain('désigner un autre approbateur')
    expect(await admin('users').where('id', ID).first('suspended_at', 'deleted_at')).toEqual({
      suspended_at: null,
      deleted_at: null,
    })
  })

  test('goes when another one is named, or when approval mode is off', async () => {
    await switchMode(false)
    const off = await save(['commercial'], owner)
    await save(['commercial', 'approval'], owner)
    await switchMode(true)
    await admin('users').where('login', 'eve.martin').update({ approval: true })
    const another = await send(administrator, ADDRESS, `${ADDRESS}/suspension`, {})

    expect([off.status, another.status]).toEqual([303, 303])
  })
})
