import {
  ACCOUNT_PARTS,
  STRANGER_PARTS,
  type HeldPart,
  type HeldRow,
  type PartKey,
} from '#domain/personal-data/export.ts'
import type { Holder, Subject } from '#domain/personal-data/subject.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { ACCESS_PARTS } from './personal-data-access.ts'
import { PERSON_PARTS } from './personal-data-account.ts'
import { OUTSIDE_PARTS } from './personal-data-stranger.ts'

/** One part of what is held on somebody: what it reads of them, and how. The columns bear the names of the file. */
export interface PartQuery {
  readonly key: PartKey
  /** The columns that say something about a person: a test compares them with the schema. */
  readonly reads: readonly string[]
  /** Asks about `person`, which has one row. */
  readonly text: string
}

const PERSON = `with person (account_id, email, user_ids, logins, names) as
  (values ($1::uuid, $2::text, $3::uuid[], $4::text[], $5::text[])) `

export const PART_QUERIES: ReadonlyMap<PartKey, PartQuery> = new Map(
  [...PERSON_PARTS, ...ACCESS_PARTS, ...OUTSIDE_PARTS].map((part) => [part.key, part]),
)

/** Everything that is held on somebody in one account, or outside of all accounts. */
export async function readPersonalDataAcrossAccounts(scope: OperatorScope, subject: Subject): Promise<HeldPart[]> {
  const { accountId, email, users, names } = subject
  const values = [accountId, email, users.map(({ id }) => id), users.map(({ login }) => login), names]
  const parts: HeldPart[] = []
  for (const key of accountId === null ? STRANGER_PARTS : ACCOUNT_PARTS) {
    const text = questionOf(key)
    const rows = await askOperator<HeldRow>(scope, { name: `personal-data-${key}`, text, values })
    parts.push({ key, rows })
  }
  return parts
}

/** The whole question; a part that begins with a table of its own continues the list of ours. */
export function questionOf(key: PartKey): string {
  const text = PART_QUERIES.get(key)?.text ?? ''
  return text.startsWith('with ') ? `${PERSON.trimEnd()}, ${text.slice('with '.length)}` : PERSON + text
}

interface SubjectRow {
  account_name: string | null
  users: Subject['users']
  names: string[]
}

/** Who has an address in an account. */
export async function findSubjectAcrossAccounts(scope: OperatorScope, holder: Holder): Promise<Subject> {
  const [row] = await askOperator<SubjectRow>(scope, {
    name: 'personal-data-subject',
    text: `
      select (select name from accounts where id = $1) as account_name,
        coalesce((select json_agg(json_build_object('id', id, 'login', login, 'name', name,
            'isActive', suspended_at is null and deleted_at is null) order by created_at)
          from users where account_id = $1 and lower(email) = $2), '[]') as users,
        array(select name from users where account_id = $1 and lower(email) = $2) as names`,
    values: [holder.accountId, holder.email],
  })
  return { ...holder, accountName: row?.account_name ?? null, users: row?.users ?? [], names: row?.names ?? [] }
}

/** More accounts than one address is known in. */
const MOST_HOLDERS = 50

/**
 * Where an address is known: the accounts, and outside of them. Nobody where it is not. The people of an account to look
 * around in are invented, and its visitors share them.
 */
export async function listHoldersAcrossAccounts(scope: OperatorScope, email: string): Promise<Holder[]> {
  const rows = await askOperator<{ account_id: string | null }>(scope, {
    name: 'personal-data-holders',
    text: `
      select account_id from (
        select account_id from users where lower(email) = $1
        union select account_id from contacts where lower(email) = $1
        union select account_id from mails where lower(recipient) = $1
        union select account_id from registrations where $1 = any (addresses)
        union select null::uuid from operator_mails where lower(recipient) = $1
      ) known
      where account_id is null or not (select is_demonstration from accounts a where a.id = account_id)
      limit ${MOST_HOLDERS}`,
    values: [email],
  })
  return rows.map(({ account_id: accountId }) => ({ accountId, email }))
}
