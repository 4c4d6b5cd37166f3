import type { PoolClient } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { SYSTEM } from '#domain/access/actor.ts'
import type { Question } from '#platform/ask.ts'
import { openDatabase, type RoleConnection } from '#platform/database.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import { testDatabase } from '../../support/database.ts'
import { anAccount } from '../tables.ts'
import { plantBusyAccount } from './busy-account.ts'

export const TODAY = new Date('2026-11-23T09:00:00Z')

export interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  /** Of a question that was asked to be explained, a time. */
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Heap Fetches'?: number
  readonly Plans?: readonly Plan[]
}

/** A row that `explain (format json)` answers. */
export interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: Plan }]
}

/** A database with a busy account, and how it plans what is asked there. */
export async function explainBusyAccount() {
  const { admin, url } = await testDatabase()
  const database = openDatabase(url, { changes: 1, reads: 1 })
  const account = await anAccount(admin)
  beforeAll(() => plantBusyAccount(admin, account.id, TODAY))
  afterAll(() => database.close())

  const scope: AccountScope = { accountId: account.id, actor: SYSTEM, portal: database.portal, now: () => TODAY }
  const operator: OperatorScope = { actor: SYSTEM, operator: database.operator, now: () => TODAY }

  /** In a transaction of the account, on the one connection of the role. */
  async function asAccount<Result>(by: RoleConnection, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await by.pool.connect()
    try {
      await client.query(`begin; set local app.account_id = '${account.id}'`)
      return await work(client)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  /** How the connection that was just asked answers its newest prepared question of this name (`%` for anything). */
  function planOf(name: string, values: readonly unknown[], by = database.portal): Promise<Plan> {
    return asAccount(by, async (client) => {
      const { rows: prepared } = await client.query<{ name: string }>(
        'select name from pg_prepared_statements where name like $1 order by prepare_time desc limit 1',
        [name],
      )
      const parameters = values.map((value) => client.escapeLiteral(textOf(value))).join(', ')
      const { rows } = await client.query<Explained>(
        `explain (analyze, timing off, format json) execute ${client.escapeIdentifier(prepared[0]?.name ?? '')}(${parameters})`,
      )
      return rows[0]!['QUERY PLAN'][0].Plan
    })
  }

  /** How a question is answered that is planned with its values each time, as it says by having no name. */
  function planWithValues(question: Question<unknown>): Promise<Plan> {
    if (question.name !== null) throw new Error(`${question.name} is planned once`)
    return planUnder('plan_cache_mode = force_custom_plan', question)
  }

  function planUnder(setting: string, { text, values }: Question<unknown>): Promise<Plan> {
    return asAccount(database.portal, async (client) => {
      await client.query(`set local ${setting}`)
      const { rows } = await client.query<Explained>({
        text: `explain (analyze, timing off, format json) ${text}`,
        values: [...values],
      })
      return rows[0]!['QUERY PLAN'][0].Plan
    })
  }

  return { admin, account, scope, operator, asAccount, planOf, planWithValues, planUnder }
}

const textOf = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value))

export const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)]
export const scanOfOrders = (plan: readonly Plan[]) => kinds(plan.filter((node) => node['Relation Name'] === 'orders'))
/** How many orders were opened to answer: what an index alone tells is not counted. */
export const ordersOpened = (plan: readonly Plan[]) =>
  plan
    .filter((node) => node['Relation Name'] === 'orders')
    .map((node) => node['Heap Fetches'] ?? rowsSeen(node) * (node['Actual Loops'] ?? 1))
    .reduce((sum, opened) => sum + opened, 0)

const rowsSeen = (node: Plan) =>
  (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)

export const kinds = (nodes: readonly Plan[]) => nodes.map((node) => node['Node Type'])
