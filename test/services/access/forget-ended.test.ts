import { expect, test } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import { newId, newToken, hashToken } from '#platform/ids.ts'
import { startPortal } from '../../support/portal.ts'
import { personOf } from '../../support/second-factor.ts'
import { makeUserCertificate } from '../../support/user-certificates.ts'

const portal = await startPortal({}, { demo: true })
const { admin, clock } = portal
const user = await personOf(portal, 'fjord.super')
const staff = await personOf(portal, 'sales')
const { accountId } = user
const forget = async () => {
  const job = portal.portal.schedule.find(({ name }) => name === 'forget_ended')
  if (!job) throw new Error('no such job')
  await job.task()
}
const now = () => clock.now()
const hash = () => hashToken(newToken())
const row = (end: Date) => ({ token_hash: hash(), created_at: addDays(end, -1), expires_at: end })
const ofUser = { account_id: accountId, user_id: user.id }
const browser = { address: '192.0.2.1', user_agent: 'test' }

/** Every table whose rows end, with a row that ends then. */
const ENDING: Readonly<Record<string, (end: Date) => object>> = {
  sessions: (end) => ({ ...row(end), ...ofUser, ...browser, last_seen_at: now() }),
  half_open_sign_ins: (end) => ({ ...row(end), ...ofUser, ...browser }),
  passkey_challenges: (end) => ({ challenge_hash: hash(), purpose: 'alone', expires_at: end }),
  single_sign_on_attempts: (end) => ({
    state_hash: hash(),
    account_id: accountId,
    browser_hash: hash(),
    issuer: 'https://idp.example',
    sealed: 'x',
    back: '/',
    expires_at: end,
  }),
  password_links: (end) => ({ ...row(end), ...ofUser, id: newId(now()), purpose: 'reset' }),
  staff_password_links: (end) => ({ ...row(end), id: newId(now()), staff_id: staff.id, purpose: 'reset' }),
  email_changes: (end) => ({ ...row(end), ...ofUser, id: newId(now()), email: 'new@fjord-hosting.example' }),
  certificate_links: (end) => ({ ...row(end), ...ofUser, id: newId(now()) }),
  personal_data_links: (end) => ({ ...row(end), id: newId(now()), account_id: accountId, email: 'a@b.example' }),
}
/** Rows that end and stay, and why. */
const KEPT: Readonly<Record<string, string>> = {
  validation_mails: 'evidence of a proof of control',
  api_users: 'its holder sees when it ended',
  registrations: 'the end of a link to correct a request, which goes with the request',
  sandbox_checkouts: 'what became of a payment page, which events that come late are read against',
}

test('knows every table whose rows end', async () => {
  const rows = await admin('information_schema.columns')
    .where('table_schema', 'public')
    .whereLike('column_name', '%expires\\_at')
    .orderBy('table_name')
    .pluck('table_name')

  expect(rows).toEqual([...Object.keys(ENDING), ...Object.keys(KEPT)].sort())
})

test.each(Object.entries(ENDING))(
  'rows of %s go a month after their end at the latest, and none before',
  async (table, of) => {
    await admin(table).delete()
    await admin(table).insert([of(addDays(now(), -31)), of(addDays(now(), 1))])

    await forget()
    await forget()

    const left = await admin(table).select('expires_at')
    expect(left.map(({ expires_at: end }) => end)).toEqual([addDays(now(), 1)])
  },
)

test('a one-time link stays for a month, so that its page can say that it has ended', async () => {
  await admin('password_links').delete()
  await admin('password_links').insert(ENDING['password_links']?.(addDays(now(), -29)))

  await forget()

  expect(await admin('password_links')).toHaveLength(1)
})

test('the link behind which a certificate was made stays with it', async () => {
  await makeUserCertificate(portal, 'norrland.super')
  await admin('certificate_links').update({ expires_at: addDays(now(), -400) })

  await forget()

  expect(await admin('certificate_links')).toHaveLength(1)
})

test('a page of personal data that is open keeps its link', async () => {
  const open = { opened_at: now(), session_hash: hash(), session_ends_at: addDays(now(), 1) }
  await admin('personal_data_links').delete()
  await admin('personal_data_links').insert({ ...ENDING['personal_data_links']?.(addDays(now(), -40)), ...open })

  await forget()

  expect(await admin('personal_data_links')).toHaveLength(1)
})

test('counts of attempts go once they begin anew', async () => {
  await admin('rate_limits').insert([
    { key: 'sign-in:192.0.2.9', points: 3, expire: now().getTime() - 1 },
    { key: 'sign-in:192.0.2.8', points: 3, expire: now().getTime() + 60_000 },
    { key: 'forever', points: 1, expire: null },
  ])

  await forget()

  expect((await admin('rate_limits').pluck('key')).sort()).toEqual(['forever', 'sign-in:192.0.2.8'])
})
