export const ACCOUNT_STATES = ['open', 'suspended', 'closed'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** Nobody signs in to an account that is not open, neither people nor machines. */
export function accountState(account: {
  readonly suspendedAt: Date | null
  readonly closedAt: Date | null
}): AccountState {
  if (account.closedAt !== null) return 'closed'
  return account.suspendedAt === null ? 'open' : 'suspended'
}

/** What staff do about it. */
export const STATE_ACTS = ['suspend', 'reopen', 'close'] as const
export type StateAct = (typeof STATE_ACTS)[number]

const LEADS_TO: Readonly<Record<StateAct, AccountState>> = { suspend: 'suspended', reopen: 'open', close: 'closed' }

const FROM: Readonly<Record<StateAct, readonly AccountState[]>> = {
  suspend: ['open'],
  reopen: ['suspended'],
  close: ['open', 'suspended'],
}

/** The state after an act; null where the act makes no sense: what is closed stays closed. */
export function stateAfter(act: StateAct, state: AccountState): AccountState | null {
  return FROM[act].includes(state) ? LEADS_TO[act] : null
}
