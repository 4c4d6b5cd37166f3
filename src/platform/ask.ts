import type pg from 'pg'
import { AccountQuery } from './account-query.ts'
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
 * Answers questions about one account. They are queued on one connection without awaiting each, and leave in one packet,
 * each as a short transaction that only reads. What is null is not asked, and has no rows.
 */
export async function askAll<Rows extends readonly unknown[]>(
  scope: AccountScope | AccountTx,
  questions: { readonly [K in keyof Rows]: Question<Rows[K]> | null },
): Promise<{ [K in keyof Rows]: Rows[K][] }> {
  const { accountId, portal } = scope
  if (!UUID.test(accountId)) throw new Error('an account scope without an account')
  const client = await portal.pool.connect()
  const { stream } = client.connection
  stream.cork()
  const asked = questions.map(async (question) => (question ? askWithin(client, accountId, question) : []))
  stream.uncork()
  const answers = await Promise.allSettled(asked)
  const failed = answers.find((answer) => answer.status === 'rejected')
  client.release(failed !== undefined)
  if (failed) throw fromHere(failed.reason as Error)
  return answers.map((answer) => answer.status === 'fulfilled' && answer.value) as { [K in keyof Rows]: Rows[K][] }
}

/** An error that says who asked, not who read it off the network. */
function fromHere(error: Error): Error {
  Error.captureStackTrace(error)
  return error
}

async function askWithin<Row>(client: pg.PoolClient, accountId: string, question: Question<Row>): Promise<Row[]> {
  const { rows } = await new Promise<pg.QueryResult>((resolve, reject) => {
    client.query(
      new AccountQuery(accountId, configOf(question), (error, result) => {
        if (error) reject(error)
        else resolve(result)
      }),
    )
  })
  return rowsOf(question, rows)
}

/** Answers one question about one account. */
export async function ask<Row>(scope: AccountScope, question: Question<Row>): Promise<Row[]> {
  const [rows] = await askAll<[Row]>(scope, [question])
  return rows
}

/** Answers a question across accounts or about the operator's own tables. */
export async function askOperator<Row>(scope: OperatorScope, question: Question<Row>): Promise<Row[]> {
  const { rows } = await scope.operator.pool.query(configOf(question))
  return rowsOf(question, rows)
}

const configOf = ({ name, text, values }: Question<unknown>): pg.QueryConfig<unknown[]> =>
  name === null ? { text, values: [...values] } : { name, text, values: [...values] }

interface Packed {
  /** Null of none. */
  readonly rows: string | null
}

const rowsOf = <Row>({ read }: Question<Row>, rows: unknown[]): Row[] =>
  read ? unpack(rows as [Packed], read) : (rows as Row[])

const unpack = <Row>([{ rows }]: [Packed], read: (json: never) => Row): Row[] =>
  (JSON.parse(rows ?? '[]') as never[]).map(read)
