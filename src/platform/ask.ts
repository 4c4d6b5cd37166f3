import type pg from 'pg'
import type { AccountScope, AccountTx, OperatorScope } from './scope.ts'

/** A read. `Row` is what the caller gets back, as the columns are named. */
export interface Question<Row> {
  /** Prepared once a connection under this name; null plans it anew each time, where the best plan hangs on the values. */
  readonly name: string | null
  readonly text: string
  readonly values: readonly unknown[]
  /**
   * For hot questions, whose text is `packed`: makes a row of what its JSON holds. One text is read twice as fast as
   * columns, of which each is a message and a look-up of its own.
   */
  readonly read?: (json: never) => Row
  /** Never set: carries the row's type. */
  readonly row?: Row
}

/** All rows of a select of one JSON column as one text. */
export const packed = (select: string) => `select json_agg(packed.row)::text as rows from (${select}) packed (row)`

/** A moment as JSON holds it for `momentOf`: milliseconds since 1970. */
export const millisecondsOf = (column: string) => `date_part('epoch', ${column}) * 1000`

export const momentOf = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds)

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

async function answer<Row>(client: pg.Pool | pg.PoolClient, question: Question<Row>): Promise<Row[]> {
  const { name, text, values, read } = question
  const { rows } = await client.query({ text, values: [...values], ...(name !== null && { name }) })
  return read ? unpack(rows as [Packed], read) : (rows as Row[])
}

interface Packed {
  /** Null of none. */
  readonly rows: string | null
}

const unpack = <Row>([{ rows }]: [Packed], read: (json: never) => Row): Row[] =>
  (JSON.parse(rows ?? '[]') as never[]).map(read)
