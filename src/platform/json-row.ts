import { millisecondsOf } from './ask.ts'

/** Something that a question gives as JSON: the SQL that makes it, and how it is read back. */
export interface Json<Value> {
  readonly sql: string
  readonly read: (json: never) => Value
}

/** What JSON has no word for must say how it is read; of all else the column is enough, where none is hidden inside. */
type Given<Value> = Json<Value> | ([Extract<Value, Date | bigint>] extends [never] ? string : never)

/** A noun by its fields, in the order in which they are given. Numbers of more than 53 bits are amounts. */
export function jsonRow<Noun extends object>(given: {
  readonly [Field in keyof Noun]-?: Given<Noun[Field]>
}): Json<Noun> {
  const fields = Object.entries<string | Json<unknown>>(given).map(([name, value]) =>
    typeof value === 'string' ? { name, sql: value, read: asItIs } : { name, ...value },
  )
  return {
    sql: `json_build_array(${fields.map(({ sql }) => sql).join(', ')})`,
    read: (values: readonly never[]) =>
      Object.fromEntries(fields.map(({ name, read }, position) => [name, read(values[position]!)])) as Noun,
  }
}

const asItIs = (json: unknown) => json

export const moment = (column: string): Json<Date> => ({
  sql: millisecondsOf(column),
  read: (milliseconds: number) => new Date(milliseconds),
})

export const momentOrNull = (column: string): Json<Date | null> => orNull(moment(column))

export const amount = (column: string): Json<bigint> => ({
  sql: `(${column})::text`,
  read: (digits: string) => BigInt(digits),
})

export const orNull = <Value>({ sql, read }: Json<Value>): Json<Value | null> => ({
  sql,
  read: (json: unknown) => (json === null ? null : read(json as never)),
})

/** The one row that stands there, such as `audits where order_id = o.id`; null of none. */
export const oneFrom = <Noun>({ sql, read }: Json<Noun>, rows: string): Json<Noun | null> =>
  orNull({ sql: `(select ${sql} from ${rows})`, read })

/** All rows that stand there, in this order. */
export const allFrom = <Noun>({ sql, read }: Json<Noun>, rows: string, order: string): Json<readonly Noun[]> => ({
  sql: `(select coalesce(json_agg(${sql} order by ${order}), '[]') from ${rows})`,
  read: (list: readonly never[]) => list.map(read),
})
