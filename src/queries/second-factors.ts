import type { Person } from '#domain/access/person.ts'
import type { StaffRole } from '#domain/access/staff-roles.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** Somebody's second factor as staff see it who help them back in. */
export interface ListedFactor {
  readonly id: string
  readonly person: Person
  /** Null for the operator's own staff. */
  readonly accountName: string | null
  readonly setUpAt: Date
}

interface Row {
  factor_id: string
  account_id: string | null
  account_name: string | null
  id: string
  login: string
  name: string
  role: StaffRole
  set_up_at: Date
}

const FACTORS = `
  select f.id as factor_id, f.account_id, a.name as account_name, coalesce(u.id, p.id) as id, coalesce(u.login, p.login) as login,
    coalesce(u.name, p.name) as name, p.role, f.set_up_at
  from second_factors f
  left join users u on u.account_id = f.account_id and u.id = f.user_id
  left join accounts a on a.id = f.account_id
  left join staff p on p.id = f.staff_id`

/** Whose login, name or account contains the keyword, by login. */
export async function listSecondFactorsAcrossAccounts(
  scope: OperatorScope,
  keyword: string,
  most: number,
): Promise<ListedFactor[]> {
  const rows = await askOperator<Row>(scope, {
    name: 'second-factors',
    text: `${FACTORS}
      where $1 = '' or u.login ilike $1 or u.name ilike $1 or a.name ilike $1 or p.login ilike $1 or p.name ilike $1
      order by login limit $2`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
  return rows.map(factorOf)
}

export async function findSecondFactorAcrossAccounts(scope: OperatorScope, id: string): Promise<ListedFactor | null> {
  const [row] = await askOperator<Row>(scope, {
    name: 'second-factor',
    text: `${FACTORS} where f.id = $1`,
    values: [id],
  })
  return row ? factorOf(row) : null
}

function factorOf(row: Row): ListedFactor {
  const { account_id: accountId, id, login, name, role } = row
  const person: Person =
    accountId === null
      ? { kind: 'staff', accountId, id, login, name, role }
      : { kind: 'user', accountId, id, login, name }
  return { id: row.factor_id, person, accountName: row.account_name, setUpAt: row.set_up_at }
}
