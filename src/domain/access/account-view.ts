import { NOTHING_CHOSEN } from '#domain/orders/list-appearance.ts'
import type { AttentionCounts } from '#domain/orders/attention.ts'
import { MINUTE } from '#domain/shared/time.ts'
import { RIGHTS, type Permission } from './rights.ts'
import type { AccountSummary, SignedInStaff, SignedInUser } from './signed-in.ts'

/** How long staff look at an account before they give their reason again. */
export const VIEW_LASTS = 30 * MINUTE

/** Somebody of the staff looks at an account as its customer sees it, and changes nothing (ADR 0028). */
export interface AccountView {
  readonly staff: SignedInStaff
  readonly slug: string
  readonly account: AccountSummary
  readonly attention: AttentionCounts
  readonly endsAt: Date
}

/** Permissions whose pages are about somebody's person or hold keys to the account: staff don't look at those. */
const CLOSED: readonly Permission[] = ['profile:write', 'credentials:manage']

/** Whether a line of a customer's section is open to staff who look on. */
export function isOpenToView(route: { readonly method: 'get' | 'post'; readonly permission: Permission }): boolean {
  return route.method === 'get' && !CLOSED.includes(route.permission)
}

/** For whom pages are made in a view: somebody with every right, who is nobody of the account. */
export function viewerOf({ staff, account, attention }: AccountView): SignedInUser {
  return {
    id: staff.id,
    login: staff.login,
    name: staff.name,
    email: '',
    language: staff.language,
    theme: staff.theme,
    lists: NOTHING_CHOSEN,
    rights: new Set(RIGHTS),
    isSuperUser: false,
    password: { kind: 'good' },
    previousSignIn: staff.previousSignIn,
    attention,
    account,
  }
}
