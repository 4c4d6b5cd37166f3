import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { SEALED_COLUMNS, sealContext, type SealedTable } from '#platform/sealed-columns.ts'
import { Secrets } from '#platform/secrets.ts'
import { sealAnew } from '#services/keys/seal-anew.ts'
import type { SealedText } from '#stores/sealed-store.ts'
import { send, startPortal } from '../../support/portal.ts'
import { setUpApp } from '../../support/second-factor.ts'

const portal = await startPortal()
const { admin, app } = portal
const OLD = Buffer.alloc(32, 7).toString('base64')
const NEW = Buffer.alloc(32, 8).toString('base64')
const scope = portal.portal.system
const tables = Object.keys(SEALED_COLUMNS) as SealedTable[]

/** The opened texts of a table, by the ids of their rows. */
async function opened(table: SealedTable, secrets: Secrets): Promise<Record<string, string>> {
  const { column } = SEALED_COLUMNS[table]
  const rows = await admin(table).whereNotNull(column).select({ id: 'id', text: column })
  return Object.fromEntries(
    rows.map(({ id, text }: SealedText) => [id, secrets.open(text, sealContext(table, id)).toString('base64')]),
  )
}

/** What the rows of a table need beside their sealed text; the others are there by what the portal does. */
const PLANTED: Partial<Record<SealedTable, (id: string, accountId: string) => object>> = {
  debit_mandates: (id, account_id) => ({
    account_id,
    reference: `PLANTED-${id.slice(-8).toUpperCase()}`,
    state: 'requested',
    creditor: {},
    debtor_name: 'Harbour Bakery Ltd',
    debtor_address: {},
    iban_end: '2606',
    language: 'en',
    requested_by: 'Margaux Lehoux',
    requested_at: new Date(),
  }),
  mandate_copies: (_id, account_id) => ({
    account_id,
    media_type: 'application/pdf',
    sha256: '0'.repeat(64),
    sent_by: 'Margaux Lehoux',
    sent_at: new Date(),
  }),
  single_sign_ons: (_id, account_id) => ({
    account_id,
    is_on: false,
    issuer: 'https://login.harbour.example',
    client_id: 'chancery',
    scopes: 'openid',
    email_claim: 'email',
    verified_claim: 'email_verified',
    creates_users: false,
    allows_passwords: true,
    factor_claim: '',
    factor_value: '',
    changed_at: new Date(),
  }),
  operator_mails: () => ({
    kind: 'planted',
    language: 'en',
    recipient: 'somebody@elsewhere.example',
    subject: 'Planted',
    html: '',
    text_body: '',
    created_at: new Date(),
  }),
}

/** A row of each table that the portal has not filled by itself; a copy hangs on the mandate of the same id. */
async function plantRows(): Promise<void> {
  const id = newId(new Date())
  const { accountId } = portal.scopeOf('harbour.super')
  for (const table of tables) {
    const fields = PLANTED[table]?.(id, accountId)
    const { column } = SEALED_COLUMNS[table]
    const text = new Secrets([OLD]).seal(Buffer.from(`planted in ${table}`), sealContext(table, id))
    if (fields) await admin(table).insert({ id, ...fields, [column]: text })
  }
}

await portal.portal.start()
await plantRows()
await setUpApp(portal, 'harbour.super')
await send(request.agent(app), '/sign-in/forgotten', '/sign-in/forgotten', { name: 'harbour.reader' })
await portal.work()

describe('a new master key', () => {
  test('takes over every secret, and then opens them alone', async () => {
    const before = await Promise.all(tables.map((table) => opened(table, new Secrets([OLD]))))

    const results = await sealAnew(scope, new Secrets([NEW, OLD]))

    const after = await Promise.all(tables.map((table) => opened(table, new Secrets([NEW]))))
    expect(after).toEqual(before)
    expect(results.map(({ sealed }) => sealed)).toEqual(before.map((rows) => Object.keys(rows).length))
    expect(results.filter(({ sealed }) => sealed > 0).map(({ table }) => table)).toEqual(tables)
  })

  test('has nothing left to do the second time', async () => {
    await sealAnew(scope, new Secrets([NEW, OLD]))

    const again = await sealAnew(scope, new Secrets([NEW]))

    expect(again).toEqual(tables.map((table) => ({ table, sealed: 0, broken: [] })))
  })

  test('leaves alone what none of the keys opens, and names it', async () => {
    await sealAnew(scope, new Secrets([OLD, NEW]))
    const { id, text }: SealedText = await admin('second_factors').first({ id: 'id', text: 'sealed_key' })
    const altered = text.slice(0, -4) + (text.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    await admin('second_factors').where({ id }).update('sealed_key', altered)

    const results = await sealAnew(scope, new Secrets([NEW, OLD]))

    const kept = await admin('second_factors').where({ id }).first('sealed_key')
    expect(kept.sealed_key).toBe(altered)
    expect(results.find(({ table }) => table === 'second_factors')).toMatchObject({ broken: [id] })
    expect(results.find(({ table }) => table === 'ca_authorities')).toMatchObject({ broken: [] })
  })
})
