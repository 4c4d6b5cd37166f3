import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { anAccount, asRole, ROLES, tenantTables } from './tables.ts'

const { admin } = await testDatabase()
const guarded = ['accounts', ...(await tenantTables(admin))]
const mine = await anAccount(admin)
const theirs = await anAccount(admin)

describe.each(guarded)('%s', (table) => {
  test('is under row-level security, its owner too, with one policy for each role', async () => {
    const own = `(${table === 'accounts' ? 'id' : 'account_id'} = current_account())`

    const { rows: security } = await admin.raw<{ rows: object[] }>(
      `select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where oid = ?::regclass`,
      [table],
    )
    const { rows: policies } = await admin.raw<{ rows: object[] }>(
      `select polname as name, pg_get_expr(polqual, polrelid) as reads, pg_get_expr(polwithcheck, polrelid) as writes,
         array(select rolname::text from pg_roles where oid = any (polroles)) as roles
       from pg_policy where polrelid = ?::regclass order by 1`,
      [table],
    )

    expect(security).toEqual([{ enabled: true, forced: true }])
    expect(policies).toEqual([
      { name: 'all_accounts', reads: 'true', writes: 'true', roles: ['chancery_operator'] },
      { name: 'own_account', reads: own, writes: own, roles: ['chancery_portal'] },
      { name: 'owner', reads: 'true', writes: 'true', roles: [await currentUser()] },
    ])
  })

  test('is empty to the portal while no account is set', async () => {
    const seen = await asRole(admin, 'chancery_portal', null, `select count(*)::integer as found from ${table}`)

    expect(seen).toEqual([{ found: 0 }])
  })
})

test.each(ROLES)('%s owns nothing, belongs to nobody and can not get past the policies', async (role) => {
  const { rows } = await admin.raw<{ rows: object[] }>(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin,
       exists (select 1 from pg_class where relowner = pg_roles.oid) as owns,
       exists (select 1 from pg_auth_members where member = pg_roles.oid) as belongs
     from pg_roles where rolname = ?`,
    [role],
  )

  expect(Object.values(rows[0] ?? {})).toEqual([false, false, false, false, false, false, false])
})

describe('the portal, in an account’s transaction,', () => {
  const asMe = (statement: string) => asRole(admin, 'chancery_portal', mine.id, statement)
  const organization = (accountId: string) =>
    `insert into organizations (account_id, id, registration_number, name, country, address, phone, created_at)
     values ('${accountId}', gen_random_uuid(), '2', '', 'FR', '{}', '', now())`

  test('reads that account’s rows only', async () => {
    expect(await asMe('select account_id from organizations')).toEqual([{ account_id: mine.id }])
  })

  test('changes that account’s rows only', async () => {
    expect(await asMe(`update organizations set name = 'X' returning account_id`)).toEqual([{ account_id: mine.id }])
  })

  test.each([
    ['write a row for another account', organization(theirs.id), /row-level security/],
    ['give a row away', `update organizations set account_id = '${theirs.id}'`, /row-level security/],
    [
      'point at another account’s row',
      `insert into contacts (account_id, id, organization_id, first_name, last_name, email, phone, language, created_at)
       values ('${mine.id}', gen_random_uuid(), '${theirs.organizationId}', '', '', '', '', 'en', now())`,
      /foreign key/,
    ],
    ['make anybody a super user', `update users set is_super_user = true`, /permission denied/],
    ['change the terms of its account', `update accounts set purchase_option = 'monthly'`, /permission denied/],
    ['write a balance', `update ledger_balances set amount = -1000`, /permission denied/],
    ['read sessions', `select * from sessions`, /permission denied/],
    ['read the staff', `select * from staff`, /permission denied/],
    ['read the keys of the authority', `select * from ca_authorities`, /permission denied/],
  ])('can not %s', async (_act, statement, refusal) => {
    await expect(asMe(statement)).rejects.toThrow(refusal)
  })
})

test('the account of a transaction is forgotten at its end', async () => {
  const { client } = admin
  const connection: unknown = await client.acquireConnection()
  const onIt = (statement: string) => admin.raw(statement).connection(connection)
  await onIt('begin')
  await onIt(`select set_config('app.account_id', '${mine.id}', true)`)
  await onIt('commit')

  const { rows } = (await onIt('select current_account() as account')) as { rows: object[] }

  await client.releaseConnection(connection)
  expect(rows).toEqual([{ account: null }])
})

async function currentUser(): Promise<string> {
  const { rows } = await admin.raw<{ rows: { name: string }[] }>('select current_user::text as name')
  return rows[0]?.name ?? ''
}
