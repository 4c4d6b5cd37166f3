import { beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '#domain/access/actor.ts'
import { askAll, packed, type Question } from '#platform/ask.ts'
import { openDatabase } from '#platform/database.ts'
import type { AccountScope } from '#platform/scope.ts'
import { anAccount } from '../guarantees/tables.ts'
import { testDatabase } from '../support/database.ts'

const { admin, url } = await testDatabase()
/** One connection, so that whatever a question left behind would meet the next one. */
const database = openDatabase(url, { changes: 1, reads: 1 })
const scopeOf = (accountId: string): AccountScope => ({
  accountId,
  actor: SYSTEM,
  portal: database.portal,
  now: () => new Date(),
})
let mine: AccountScope
let theirs: AccountScope

beforeEach(async () => {
  mine = scopeOf((await anAccount(admin)).id)
  theirs = scopeOf((await anAccount(admin)).id)
})

const question = <Row>(text: string, name: string | null = null): Question<Row> => ({ name, text, values: [] })
const whoseRows = (name: string | null) => question<{ id: string }>('select id from accounts', name)

describe.each([['prepared', 'accounts'] as const, ['planned anew', null] as const])('a %s question', (_, name) => {
  test('sees the rows of its own account, also beside questions about another on the same connection', async () => {
    const rows = await Promise.all(
      [mine, theirs, mine].map((scope) => askAll(scope, [whoseRows(name), whoseRows(name)])),
    )

    const of = ({ accountId }: AccountScope) => [[{ id: accountId }], [{ id: accountId }]]
    expect(rows).toEqual([of(mine), of(theirs), of(mine)])
  })

  test('leaves its account with no other', async () => {
    await askAll(mine, [whoseRows(name)])

    const { rows } = await database.portal.pool.query('select id from accounts')
    expect(rows).toEqual([])
  })
})

test('a question without values and name is asked within its account, too', async () => {
  const [[answer]] = await askAll<[{ account: string }]>(mine, [question('select current_account()::text as account')])

  expect(answer).toEqual({ account: mine.accountId })
})

test('what is prepared is planned for any values, what is not with its own, and both time and zone stay', async () => {
  const settings = `select current_setting('plan_cache_mode') as plan, current_setting('TimeZone') as zone`

  const [[kept], [anew], [keptAfter]] = await askAll(mine, [
    question(settings, 'settings'),
    question(settings),
    question(settings, 'settings'),
  ])

  const prepared = { plan: 'force_generic_plan', zone: 'UTC' }
  expect([kept, anew, keptAfter]).toEqual([prepared, { plan: 'force_custom_plan', zone: 'UTC' }, prepared])
})

test('a question changes nothing', async () => {
  const change = question(`update accounts set name = 'Changed' returning id`)

  await expect(askAll(mine, [change])).rejects.toThrow('read-only transaction')
})

test('a question that fails takes its page with it, says where it was asked, and harms no later one', async () => {
  const broken = askAll(mine, [whoseRows('accounts'), question('select 1 / 0'), whoseRows('accounts')])

  const error = await broken.catch((reason: unknown) => reason as Error)
  expect(error).toMatchObject({ message: 'division by zero', stack: expect.stringContaining('ask.test.ts') as string })
  expect(await askAll(theirs, [whoseRows('accounts')])).toEqual([[{ id: theirs.accountId }]])
})

test('many rows come as one text, none as no rows, and what is not asked has none', async () => {
  const numbers = (to: number): Question<number> => ({
    ...question<number>(packed(`select number from generate_series(1, ${to}) number`)),
    read: (json: never) => json,
  })

  expect(await askAll(mine, [numbers(3), numbers(0), null])).toEqual([[1, 2, 3], [], []])
})

test('an account that is none is not asked about', async () => {
  await expect(askAll(scopeOf(`' or true --`), [whoseRows(null)])).rejects.toThrow('without an account')
})
