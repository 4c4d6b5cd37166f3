import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { tenantTables } from './tables.ts'

/** Stores that reach an account's rows by another door than rowsOf(), each with its reason. */
const OTHER_DOORS: Readonly<Record<string, readonly string[]>> = {
  // Opening an account, before anybody can be in it.
  'opening-store.ts': ['users'],
  // A provider's event and a mailed link name a row of an account that they do not name.
  'password-store.ts': ['password_links', 'users'],
  'email-change-store.ts': ['email_changes', 'users'],
  'user-certificate-store.ts': ['certificate_links', 'user_certificates', 'users'],
  'order-link-store.ts': ['order_links'],
  'payment-store.ts': ['checkouts'],
  // A key names the account that it belongs to.
  'api-user-store.ts': ['api_users'],
  'validation-store.ts': ['domain_validations', 'orders', 'validation_mails'],
}

const { admin } = await testDatabase()
const tables = await tenantTables(admin)
const SRC = new URL('../../src/', import.meta.url)
const filesOf = (folder: string) => readdirSync(new URL(folder, SRC)).filter((name) => name.endsWith('.ts'))
const read = (path: string) => readFileSync(new URL(path, SRC), 'utf8')

describe.each(filesOf('stores/'))('stores/%s', (file) => {
  const source = read(`stores/${file}`)

  test('reaches the rows of accounts by rowsOf() alone', () => {
    const named = [...source.matchAll(/(?:trx|knex|join|leftJoin)\(\s*'(\w+)/g)].map(([, table = '']) => table)
    const raw = [...source.matchAll(/\b(?:from|into|update|join)\s+(\w+)/g)].map(([, table = '']) => table)

    const doors = new Set([...named, ...raw].filter((table) => tables.includes(table)))

    expect([...doors].sort()).toEqual(OTHER_DOORS[file] ?? [])
  })

  test('says so in its name when a function sees all accounts', () => {
    const looking = [
      ...source.matchAll(/export async function (\w+)\(\s*(?:\{ operator|scope: OperatorScope)[\s\S]*?\n\}/g),
    ]
    const silent = looking.filter(([text, name = '']) => {
      const touched = [...text.matchAll(/(?:knex|trx)\(\s*'(\w+)/g)].map(([, table = '']) => table)
      return touched.some((table) => tables.includes(table)) && !name.endsWith('AcrossAccounts')
    })

    expect(silent.map(([, name]) => name)).toEqual([])
  })
})

describe.each(filesOf('queries/'))('queries/%s', (file) => {
  const source = read(`queries/${file}`)

  test('changes nothing', () => {
    expect(source).not.toMatch(/\b(insert into|delete from|update \w+ set|truncate|for update|for no key)\b/i)
    expect(source).not.toMatch(/\.(insert|update|delete|del)\(/)
  })

  test('says so in its name when a function sees all accounts', () => {
    const exported = [
      ...source.matchAll(/export (?:async )?function (\w+)\(\s*(?:scope|\{[^}]*\}|operator|tx): OperatorScope/g),
    ]
    const silent = exported.map(([, name = '']) => name).filter((name) => !name.endsWith('AcrossAccounts'))

    expect(silent).toEqual(ABOVE_ACCOUNTS[file] ?? [])
  })
})

/** They ask about the whole database at once. */
const OF_EVERYTHING = ['invariants.ts', 'invariants-issued.ts', 'invariants-money.ts', 'invariants-work.ts']

test.each(filesOf('queries/').filter((file) => !OF_EVERYTHING.includes(file)))(
  'queries/%s asks about one account by its id, besides row-level security',
  (file) => {
    const source = read(`queries/${file}`)
    const questions = [...source.matchAll(/text: (?:`[^`]*`|'[^']*')/g)].map(([text]) => text)
    const aboutOne = questions.filter((text) => /from orders\b/.test(text) && !source.includes('OperatorScope'))

    expect(aboutOne.filter((text) => !/account_id = \$1|\$\{/.test(text))).toEqual([])
  },
)

/** Questions that are not about accounts at all, or come before one is known. */
const ABOVE_ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  'catalogue.ts': ['readCatalogue'],
  'credentials.ts': ['findStaffCredentials'],
  'half-open-sign-in.ts': ['findHalfOpenSignIn'],
  'jobs.ts': ['listClockRuns'],
  'signed-in-person.ts': ['findSignedInUser', 'findSignedInStaff'],
}

test('only src/main.ts reads the environment, and hands it to src/config.ts', () => {
  const everything = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

  expect(everything.filter((name) => read(name).includes('process.env'))).toEqual(['main.ts'])
})
