import type { Contract } from '#domain/contracts/contract.ts'
import type { NewContract } from '#domain/contracts/new-contract.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

/** Every contract of the account, the newest first. */
export async function listContracts(tx: AccountTx): Promise<Contract[]> {
  return (await contractRows(tx).orderBy('starts_on', 'desc')).map(contractFrom)
}

/** The account's contracts, kept from changing until the transaction ends. Only the operator's role may lock them. */
export async function lockContracts(tx: AccountTx): Promise<Contract[]> {
  await tx.trx('accounts').where('id', tx.accountId).forUpdate().first('id')
  return listContracts(tx)
}

export async function getContract(tx: AccountTx, number: string): Promise<Contract> {
  const row = await contractRows(tx).where({ number }).first()
  if (!row) throw new Refusal('not_found', 'contract_not_found')
  return contractFrom(row)
}

export async function findContractById(tx: AccountTx, id: string): Promise<Contract | null> {
  const row = await contractRows(tx).where({ id }).first()
  return row ? contractFrom(row) : null
}

/** Writes a contract under the next number of the house. */
export async function insertContract(tx: AccountTx, id: string, wish: NewContract): Promise<string> {
  const { rows } = await tx.trx.raw<{ rows: { number: string }[] }>(
    `select 'CT' || nextval('contract_numbers') as number`,
  )
  const number = rows[0]?.number ?? ''
  await rowsOf(tx, 'contracts').insert({
    id,
    number,
    starts_on: wish.startsOn,
    ends_on: wish.endsOn,
    products: wish.products,
    price_level: wish.priceLevel,
    objective_kind: wish.objective?.kind ?? null,
    objective_target: wish.objective?.target.toString() ?? null,
    made_at: tx.now(),
    made_by: tx.actor.name,
  })
  return number
}

/** Writes how a contract ends; false when it is no longer the version that was looked at. */
export async function saveEnding(
  tx: AccountTx,
  { id, version }: Pick<Contract, 'id' | 'version'>,
  ending: { readonly endsOn: string; readonly withdrawn: boolean; readonly reason: string },
): Promise<boolean> {
  const changed = await rowsOf(tx, 'contracts')
    .query()
    .where({ id, version })
    .update({
      ends_on: ending.endsOn,
      withdrawn: ending.withdrawn,
      end_reason: ending.reason,
      ended_at: tx.now(),
      ended_by: tx.actor.name,
      version: version + 1,
    })
  return changed === 1
}

export async function listGivenNotices(tx: AccountTx, contractId: string): Promise<number[]> {
  const rows = await rowsOf(tx, 'contract_notices').query().where('contract_id', contractId).select('days_before')
  return rows.map(({ days_before }) => days_before)
}

/** Notes that notices are given; false when somebody else has noted one of them meanwhile. */
export async function noteNotices(tx: AccountTx, contractId: string, days: readonly number[]): Promise<boolean> {
  const written = await rowsOf(tx, 'contract_notices')
    .insert(days.map((before) => ({ contract_id: contractId, days_before: before, noted_at: tx.now() })))
    .onConflict(['account_id', 'contract_id', 'days_before'])
    .ignore()
    .returning('days_before')
  return written.length === days.length
}

const contractRows = (tx: AccountTx) =>
  rowsOf(tx, 'contracts')
    .query()
    .select('contracts.*', tx.trx.raw('starts_on::text as first_day, ends_on::text as last_day'))

function contractFrom(row: Record<string, unknown>): Contract {
  const { objective_kind: kind, objective_target: target, ended_at: endedAt } = row
  return {
    id: row['id'],
    number: row['number'],
    startsOn: row['first_day'],
    endsOn: row['last_day'],
    products: row['products'],
    priceLevel: row['price_level'],
    objective: kind === null ? null : { kind, target: BigInt(target as string) },
    madeAt: row['made_at'],
    madeBy: row['made_by'],
    ended: endedAt === null ? null : { at: endedAt, by: row['ended_by'], reason: row['end_reason'] },
    withdrawn: row['withdrawn'],
    version: row['version'],
  } as Contract
}
