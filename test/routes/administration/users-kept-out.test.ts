import { load } from 'cheerio'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../seeds/cast/cast.ts'
import { mailedToken } from '../../support/example-facts.ts'
import { open, send, startPortal } from '../../support/portal.ts'
import { lookUps, person, USERS, versionOn } from './people.ts'

const portal = await startPortal({}, { demo: true })
const { admin, app, signIn } = portal
const { userId, acceptInvitation, logged } = lookUps(portal)
const owner = await signIn('harbour.super')
const add = (fields: Parameters<typeof person>[0] = {}) => send(owner, `${USERS}/new`, USERS, person(fields))
const rowOf = async (name: string) =>
  (await open(owner, USERS))('tbody tr').filter((_, row) => load(row).text().includes(name))

describe('the super user', () => {
  test('is out of reach of every other administrator', async () => {
    const eve = await acceptInvitationOf('third.admin')
    const id = await userId('harbour.super')
    const page = await open(eve, `${USERS}/${id}`)
    const before = await admin('users').where({ id }).first()

    const fields = person({
      login: 'harbour.super',
      email: 'stolen@harbour-bakery.example',
      version: await versionOn(owner, `${USERS}/${id}`),
    })
    const answers = [
      await send(eve, USERS, `${USERS}/${id}`, fields),
      ...(await Promise.all(
        ['suspension', 'reactivation', 'unlocking', 'invitations', 'deletion'].map((act) =>
          send(eve, USERS, `${USERS}/${id}/${act}`),
        ),
      )),
      await eve.get(`${USERS}/${id}/suspension`),
      await eve.get(`${USERS}/${id}/deletion`),
    ]

    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(403))
    expect(page('main form')).toHaveLength(0)
    expect(page('main input[name=login]').attr('disabled')).toBeDefined()
    expect(await admin('users').where({ id }).first()).toEqual(before)
  })

  test('can neither suspend nor delete themselves: the account keeps one', async () => {
    const id = await userId('harbour.super')

    const answers = [
      await send(owner, USERS, `${USERS}/${id}/suspension`),
      await send(owner, USERS, `${USERS}/${id}/deletion`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([403, 403])
    expect(answers[0]!.text).toContain('Un compte a toujours son super-utilisateur')
  })
})

test('an administrator neither shuts themselves out nor gives themselves rights', async () => {
  const eve = await acceptInvitationOf('fourth.admin')
  const id = await userId('fourth.admin')
  const fields = person({
    name: 'fourth.admin',
    login: 'fourth.admin',
    rights: ['billing', 'approval'],
    version: await versionOn(owner, `${USERS}/${id}`),
  })

  const suspended = await send(eve, USERS, `${USERS}/${id}/suspension`)
  const deleted = await send(eve, USERS, `${USERS}/${id}/deletion`)
  const saved = await send(eve, `${USERS}/${id}`, `${USERS}/${id}`, fields)

  expect([suspended.status, deleted.status, saved.status]).toEqual([403, 403, 403])
  expect(await admin('users').where({ id }).first('administrative', 'billing', 'approval')).toEqual({
    administrative: true,
    billing: false,
    approval: false,
  })
})

describe('keeping a user out', () => {
  test('suspending ends every session and every begun sign-in at once; reactivating lets them sign in anew', async () => {
    const eve = await acceptInvitationOf('fifth.user')
    const id = await userId('fifth.user')
    const asked = await open(owner, `${USERS}/${id}/suspension`)
    await admin.raw(
      `insert into half_open_sign_ins (account_id, user_id, token_hash, created_at, expires_at, address, user_agent)
       select account_id, id, sha256('half-open'), now(), now() + interval '10 minutes', '192.0.2.7', 'browser' from users
       where id = ?`,
      [id],
    )

    await send(owner, USERS, `${USERS}/${id}/suspension`)
    await send(owner, USERS, `${USERS}/${id}/suspension`)
    const out = await eve.get('/')
    const sessions = [
      ...(await admin('sessions').where({ user_id: id })),
      ...(await admin('half_open_sign_ins').where({ user_id: id })),
    ]
    const shown = (await rowOf('fifth.user')).text()
    await send(owner, USERS, `${USERS}/${id}/reactivation`)

    expect(asked('h1').text()).toBe('Suspendre fifth.user\u00a0?')
    expect(out.headers['location']).toMatch(/^\/sign-in/)
    expect(sessions).toEqual([])
    expect(shown).toContain('Suspendu')
    expect((await eve.get('/')).headers['location']).toMatch(/^\/sign-in/)
    expect((await logged('user.suspended')).filter(({ subject }) => subject === 'fifth.user')).toHaveLength(1)
  })

  test('five wrong passwords lock a login, and an administrator unlocks it', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      await send(request.agent(app), '/sign-in', '/sign-in', { login: 'harbour.reader', password: `guess ${attempt}` })
    }
    const id = await userId('harbour.reader')
    const shown = (await rowOf('Pierre Anquetil')).text()

    await send(owner, `${USERS}/${id}`, `${USERS}/${id}/unlocking`)
    const answer = await send(request.agent(app), '/sign-in', '/sign-in', {
      login: 'harbour.reader',
      password: DEMO_PASSWORD,
    })

    expect(shown).toContain('Verrouillé')
    expect(answer.headers['location']).toBe('/')
    expect(await logged('user.unlocked')).toHaveLength(1)
  })

  test('deleting leaves the name in logs and orders, frees login and address, and opens nothing any more', async () => {
    const eve = await acceptInvitationOf('sixth.user')
    const id = await userId('sixth.user')
    await eve.get('/administration/nowhere')
    await eve.get('/pricing')
    const asked = await open(owner, `${USERS}/${id}/deletion`)

    const answers = [
      await send(owner, USERS, `${USERS}/${id}/deletion`),
      await send(owner, USERS, `${USERS}/${id}/deletion`),
    ]

    expect(asked('.confirm').text()).toContain('Le nom reste dans les journaux')
    expect(answers.map(({ headers }) => headers['location'])).toEqual([USERS, USERS])
    expect((await owner.get(`${USERS}/${id}`)).status).toBe(404)
    expect((await eve.get('/')).headers['location']).toMatch(/^\/sign-in/)
    expect(await rowOf('sixth.user')).toHaveLength(0)
    expect(await admin('audit_log').where({ actor_id: id }).distinct('actor_name')).toEqual([
      { actor_name: 'sixth.user' },
    ])
    expect((await add({ login: 'sixth.user', email: 'sixth.user@harbour-bakery.example' })).status).toBe(303)
    expect(await logged('user.deleted')).toMatchObject([{ subject: 'sixth.user', details: { name: 'sixth.user' } }])
  })

  test('an invitation that was sent before opens nothing after the deletion', async () => {
    await add({ login: 'seventh.user', email: 'seventh@harbour-bakery.example' })
    const path = `/password/${await mailedToken(admin, 'password', 'seventh@harbour-bakery.example')}`
    const before = await request(app).get(path)

    await send(owner, USERS, `${USERS}/${await userId('seventh.user')}/deletion`)

    expect([before.status, (await request(app).get(path)).status]).toEqual([200, 404])
  })
})

/** A new administrator of the same name as their login, signed in. */
async function acceptInvitationOf(login: string) {
  await add({ name: login, login, email: `${login}@harbour-bakery.example` })
  return acceptInvitation(login)
}
