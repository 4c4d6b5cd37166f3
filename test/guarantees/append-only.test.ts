import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { asRole, namesIn, ROLES } from './tables.ts'

/** What is written into these stays as it was written, each with a column to try it on. */
const APPEND_ONLY = {
  audit_log: 'subject',
  audit_log_chain: 'hash',
  data_processing_agreements: 'published_by',
  dpa_decisions: 'decided_by',
  ledger_postings: 'code',
  ledger_transactions: 'kind',
  payments: 'bank_reference',
  purpose_choices: 'purpose',
  staff_log: 'subject',
  staff_log_chain: 'hash',
}

const { admin } = await testDatabase()

test('the tables that refuse changes are the known ones', async () => {
  const guarded = await namesIn(
    admin,
    `select distinct tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_change'::regproc and tgenabled = 'O'`,
  )

  expect(guarded).toEqual(Object.keys(APPEND_ONLY))
})

describe.each(Object.entries(APPEND_ONLY))('%s', (table, column) => {
  const changes = [`update ${table} set ${column} = ''`, `delete from ${table}`, `truncate ${table} cascade`]

  test.each(changes)('refuses even its owner: %s', async (statement) => {
    await expect(admin.raw(statement)).rejects.toThrow(/append-only/)
  })

  test.each(ROLES)('gives %s no right to change it', async (role) => {
    for (const statement of changes) {
      await expect(asRole(admin, role, null, statement)).rejects.toThrow(/permission denied/)
    }
  })
})
