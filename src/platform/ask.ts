import type pg from 'pg'
import type { AccountScope, AccountTx, OperatorScope } from './scope.ts'

/** A read. `Row` is what the caller gets back, as the columns are named. */
export interface Question<Row> {
  /** Prepared once a connection under this name; null plans it anew each time, where the best plan hangs on the values. */
  readonly name: string | null
  readonly text: string
  readonly values: readonly unknown[]
  /** Never set: carries the row's type. */
  readonly row?: Row
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Answers questions about one account in one short transaction. The statements are queued on one connection without
 * awaiting each, and leave in one packet, because row-level security would otherwise cost three round trips a page. What
 * is null is not asked, and has no rows.
 */
export async function askAll<Rows extends readonly unknown[]>(
  scope: AccountScope | AccountTx,
  questions: { readonly [K in keyof Rows]: Question<Rows[K]> | null },
): Promise<{ [K in keyof Rows]: Rows[K][] }> {
  if (!UUID.test(scope.accountId)) throw new Error('an account scope without an account')
  const client = await scope.portal.pool.connect()
  const { stream } = client.connection
  stream.cork()
  const opened = client.query(`begin read only; set local app.account_id = '${scope.accountId}'${planning(questions)}`)
  const answers = questions.map((question) => (question ? answer(client, question) : Promise.resolve([])))
  const closed = client.query('commit')
  stream.uncork()
  // The answer leaves as soon as its rows are there; the connection goes back when the commit has passed.
  const settled = Promise.allSettled([opened, ...answers, closed]).then((results) => {
    const failed = results.some((result) => result.status === 'rejected')
    client.release(failed)
  })
  try {
    await opened
    return (await Promise.all(answers)) as { [K in keyof Rows]: Rows[K][] }
  } catch (error) {
    await settled
    throw error
  }
}

/** Connections plan by what is prepared (database.ts); a question without a name is planned with its values. */
const planning = (questions: readonly (Question<unknown> | null)[]) =>
  questions.some((question) => question?.name === null) ? '; set local plan_cache_mode = force_custom_plan' : ''

/** Answers one question about one account. */
export async function ask<Row>(scope: AccountScope, question: Question<Row>): Promise<Row[]> {
  const [rows] = await askAll<[Row]>(scope, [question])
  return rows
}

/** Answers a question across accounts or about the operator's own tables. */
export async function askOperator<Row>(scope: OperatorScope, question: Question<Row>): Promise<Row[]> {
  return answer(scope.operator.pool, question)
}

async function answer<Row>(client: pg.Pool | pg.PoolClient, { name, text, values }: Question<Row>): Promise<Row[]> {
  const { rows } = await client.query({ ...(name !== null && { name }), text, values: [...values] })
  return rows as Row[]
}
