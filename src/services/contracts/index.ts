import { announceContractEnds } from './announce-ends.ts'
import { endContract } from './end-contract.ts'
import { makeContract } from './make-contract.ts'
import { readContracts } from './read-contracts.ts'

type ContractDeps = Parameters<typeof makeContract>[0] &
  Parameters<typeof endContract>[0] &
  Parameters<typeof announceContractEnds>[0]

/** Contracts that bound what an account orders, and until when. */
export const contractServices = (deps: ContractDeps) => ({
  read: readContracts,
  make: makeContract(deps),
  end: endContract(deps),
  announceEnds: announceContractEnds(deps),
})
