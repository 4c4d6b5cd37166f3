import type { AccountView } from '#domain/access/account-view.ts'
import type { FoundSession, SignedInStaff } from '#domain/access/signed-in.ts'
import { ATTENTION_KINDS, type AttentionCounts } from '#domain/orders/attention.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { attentionOf, badgeColumn } from './attention.ts'
import { accountOf, personOf, type AccountRow, type PersonRow } from './signed-in-person.ts'

interface ViewRow extends PersonRow, AccountRow, AttentionCounts {
  role: SignedInStaff['role']
  slug: string
  view_ends_at: Date
}

/** Who looks at an account sees every badge of it. */
const BADGES = ATTENTION_KINDS.map((kind) =>
  badgeColumn(kind, { account: 'a.id', now: '$2::timestamptz', only: 'true' }),
).join(', ')

/** Which account somebody of the staff looks at in this session, ended or not; null where none. */
export async function findAccountViewAcrossAccounts(
  scope: OperatorScope,
  tokenHash: Buffer,
  idleSince: Date,
): Promise<FoundSession<AccountView> | null> {
  const [row] = await askOperator<ViewRow>(scope, {
    name: 'account-view',
    text: `
      select p.id, p.login, p.name, p.language, p.theme, p.role, p.previous_sign_in_at, p.previous_sign_in_address,
        s.last_seen_at, s.view_ends_at, a.slug,
        a.id as account_id, a.name as account_name, a.kind, a.purchase_option, a.currency, a.approval_mode, a.order_links_by, a.authentication_mode,
        a.sign_in_networks, a.is_demonstration, o.country,
        ${BADGES}
      from sessions s
      join staff p on p.id = s.staff_id
      join accounts a on a.id = s.viewed_account_id
      join offices o on o.id = a.office_id
      where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.suspended_at is null`,
    values: [tokenHash, scope.now(), idleSince],
  })
  if (!row) return null
  const person = {
    staff: { ...personOf(row), role: row.role },
    slug: row.slug,
    account: accountOf(row),
    attention: attentionOf(row),
    endsAt: row.view_ends_at,
  }
  return { person, lastSeenAt: row.last_seen_at }
}
