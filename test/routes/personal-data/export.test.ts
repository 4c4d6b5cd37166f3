import { readFileSync } from 'node:fs'
import request from 'supertest'
import { expect, test } from 'vitest'
import { ACCOUNT_PARTS, PARTS, STRANGER_PARTS, type PersonalDataExport } from '#domain/personal-data/export.ts'
import { anOrder } from '../../support/builders.ts'
import { mailedToken } from '../../support/example-facts.ts'
import { send, startPortal } from '../../support/portal.ts'
import { setUpApp } from '../../support/second-factor.ts'

const portal = await startPortal({}, { demo: true })
const { app, admin, work, story } = portal
const HARBOUR = 'margaux@harbour-bakery.example'

await story('harbour.super').order(anOrder({ names: ['www.harbour-bakery.example'] }))
await setUpApp(portal, 'harbour.super')
await send(request.agent(app), '/sign-in', '/sign-in', { login: 'harbour.super', password: 'a wrong password' })

async function exported(email: string, table: 'mails' | 'operator_mails' = 'mails'): Promise<PersonalDataExport> {
  const agent = request.agent(app)
  await send(agent, '/personal-data/request', '/personal-data/request', { email })
  await work()
  const mail = await admin(table).where({ recipient: email }).where('kind', 'personal_data_link').first('text_body')
  const token = /links\/([\w-]{43})/.exec(mail?.text_body ?? '')?.[1] ?? ''
  await send(agent, `/personal-data/links/${token}`, `/personal-data/links/${token}/opening`)
  const answer = await send(agent, '/personal-data', '/personal-data/exports')
  expect([answer.status, answer.headers['content-disposition']]).toEqual([
    200,
    'attachment; filename=personal-data.json',
  ])
  return answer.body as PersonalDataExport
}

test('the file holds every part, the person’s data in them, and no secret', async () => {
  const file = await exported(HARBOUR)

  const { password_hash: hash } = await admin('users').where('login', 'harbour.super').first('password_hash')
  const { sealed_key: key } = await admin('second_factors').first('sealed_key')
  const text = JSON.stringify(file)
  expect(file).toMatchObject({
    format: 'chancery-personal-data',
    version: 1,
    about: { email: HARBOUR, account: 'Harbour Bakery' },
    parts: {
      user: [{ login: 'harbour.super', email: HARBOUR, name: 'Margaux Lehoux', is_super_user: true }],
      failed_sign_ins: [{ login: 'harbour.super', failures: 1 }],
      second_factors: [{ kind: 'totp' }],
      orders: [{ common_name: 'www.harbour-bakery.example', as_orderer: true }],
    },
  })
  expect(Object.keys(file.parts)).toEqual([...ACCOUNT_PARTS])
  expect(file.parts.log?.map(({ action }) => action)).toContain('order.placed')
  expect(file.parts.mails?.length).toBeGreaterThan(0)
  expect(text).not.toContain(hash)
  expect(text).not.toContain(key)
  expect(text).not.toContain(await mailedToken(admin, 'personal-data/links', HARBOUR))
  expect(text).not.toContain('Pierre Anquetil')
  expect(await admin('audit_log').where('action', 'personal_data.exported')).toHaveLength(1)
})

test('who has only asked for an account gets what stands outside of accounts', async () => {
  const email = 'maelle@nowhere.example'
  await admin('registrations').insert({
    id: '0190a000-0000-7000-8000-0000000000aa',
    nonce: '0190a000-0000-7000-8000-0000000000ab',
    state: 'submitted',
    form: JSON.stringify({ corporate: { firstName: 'Maëlle', lastName: 'Quéré', email }, technical: null }),
    name: 'Ateliers',
    registration_number: '1',
    addresses: [email],
    terms_accepted_at: new Date(),
    submitted_at: new Date(),
    changed_at: new Date(),
    changed_by: 'Maëlle Quéré',
  })

  const file = await exported(email, 'operator_mails')

  expect(file.about).toEqual({ email, account: null })
  expect(Object.keys(file.parts)).toEqual([...STRANGER_PARTS])
  expect(file.parts.registrations).toMatchObject([
    { organization: 'Ateliers', corporate_contact: { firstName: 'Maëlle' } },
  ])
  expect((await admin('staff_log').where('subject', email).orderBy('id')).map(({ action }) => String(action))).toEqual([
    'personal_data.link_sent',
    'personal_data.opened',
    'personal_data.exported',
  ])
})

test('every part of the file is described', () => {
  const description = readFileSync(new URL('../../../docs/personal-data.md', import.meta.url), 'utf8')

  expect(PARTS.filter((key) => !description.includes(`| \`${key}\` |`))).toEqual([])
})
