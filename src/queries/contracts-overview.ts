import type { ContractAccount, ListedContract } from '#domain/contracts/listed-contract.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

/** Contracts of all accounts, those that end next first; what is over or withdrawn stands last, the newest of it first. */
export async function listContractsAcrossAccounts(
  scope: OperatorScope,
  keyword: string,
  today: string,
  most: number,
): Promise<ListedContract[]> {
  return askOperator<ListedContract>(scope, {
    name: 'contracts-overview',
    text: `
      select c.number, a.name as account, c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.withdrawn,
        cardinality(c.products) as products, c.price_level as "priceLevel", c.objective_kind is not null as "hasObjective"
      from contracts c join accounts a on a.id = c.account_id
      where $1 = '' or a.name ilike $1 or c.number ilike $1
      order by c.withdrawn or c.ends_on < $2::date,
        case when c.withdrawn or c.ends_on < $2::date then null else c.ends_on end, c.ends_on desc, c.number
      limit $3`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, today, most],
  })
}

/** Whose contract this is; null where nobody's. */
export async function findContractAccountAcrossAccounts(
  scope: OperatorScope,
  number: string,
): Promise<ContractAccount | null> {
  const [row] = await askOperator<ContractAccount>(scope, {
    name: 'contract-account',
    text: `select a.id, a.slug, a.name, a.currency from accounts a join contracts c on c.account_id = a.id
           where c.number = $1`,
    values: [number],
  })
  return row ?? null
}

/** Every account that a contract can be made with, by name. */
export async function listContractAccountsAcrossAccounts(scope: OperatorScope): Promise<ContractAccount[]> {
  return askOperator<ContractAccount>(scope, {
    name: 'contract-accounts',
    text: 'select id, slug, name, currency from accounts order by name, id',
    values: [],
  })
}

/** Contracts in whose last weeks their accounts are written to. */
export async function listEndingContractsAcrossAccounts(
  scope: OperatorScope,
  today: string,
  days: number,
): Promise<{ readonly accountId: string; readonly id: string }[]> {
  return askOperator(scope, {
    name: 'ending-contracts',
    text: `select account_id as "accountId", id from contracts
           where not withdrawn and ends_on between $1::date and $1::date + $2::integer order by ends_on, id`,
    values: [today, days],
  })
}
