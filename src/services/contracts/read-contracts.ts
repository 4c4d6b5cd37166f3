import { contractStanding, isFollowed, type Contract } from '#domain/contracts/contract.ts'
import { objectiveProgress, type ObjectiveProgress } from '#domain/contracts/objective-progress.ts'
import { dayOf } from '#domain/shared/time.ts'
import { inTransaction, type AccountScope } from '#platform/scope.ts'
import { readBought } from '#queries/contract-progress.ts'
import { listContracts } from '#stores/contract-store.ts'

/** A contract with how far its objective is reached. */
export interface WatchedContract extends Contract {
  readonly progress: ObjectiveProgress | null
}

/** The account's contracts, the newest first, and what they mean today. */
export async function readContracts(scope: AccountScope) {
  const contracts = await inTransaction(scope, listContracts)
  const today = dayOf(scope.now())
  const watched: WatchedContract[] = []
  for (const contract of contracts) watched.push({ ...contract, progress: await progressOf(scope, contract, today) })
  const standing = contractStanding(contracts, today)
  const shown = standing.kind === 'none' ? null : standing.contract
  return { contracts: watched, standing, isRenewed: shown !== null && isFollowed(shown, contracts), today }
}

export async function progressOf(
  scope: AccountScope,
  contract: Contract,
  today: string,
): Promise<ObjectiveProgress | null> {
  const { objective } = contract
  if (objective === null || contract.withdrawn) return null
  const bought = await readBought(scope, contract)
  return objectiveProgress(objective, bought[objective.kind], contract, today)
}

export type ContractFile = Awaited<ReturnType<typeof readContracts>>
