import pg from 'pg'
import { encodeCursor } from '#domain/shared/keyset.ts'
import { hashToken, newToken } from '#platform/ids.ts'
import { LARGEST, READER } from './data.ts'

/** Who looks at what: the signed-in reader of the largest account, and where in its lists. */
export interface Reader {
  readonly accountId: string
  readonly cookie: string
  /** Cursors of rows all over the account's orders, as the list by date has them in its address. */
  readonly cursors: readonly string[]
  readonly references: readonly string[]
}

const POSITIONS = 2_000

export async function prepareReader(url: string): Promise<Reader> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const token = newToken()
    const { rows: users } = await client.query<{ account_id: string }>(
      `insert into sessions (token_hash, account_id, user_id, created_at, last_seen_at, expires_at, address, user_agent)
      select $1, account_id, id, now(), now(), now() + interval '1 hour', '127.0.0.1', 'bench' from users where login = $2
      returning account_id`,
      [hashToken(token), READER],
    )
    await client.query(`set timezone = 'UTC'`)
    const { rows: orders } = await client.query<{ id: string; value: string; reference: string }>(
      `select o.id, o.ordered_at::text as value, o.reference from orders o join accounts a on a.id = o.account_id
      where a.slug = '${LARGEST}' order by md5(o.id::text) limit ${POSITIONS}`,
    )
    return {
      accountId: users[0]!.account_id,
      cookie: `session=${token}`,
      cursors: orders.map(encodeCursor),
      references: orders.map(({ reference }) => reference),
    }
  } finally {
    await client.end()
  }
}
