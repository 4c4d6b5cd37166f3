import { passwordStanding } from '#domain/access/password-age.ts'
import { rightsOf } from '#domain/access/rights.ts'
import type {
  AccountSummary,
  FoundSession,
  LastSignIn,
  PurchaseOption,
  SignedInStaff,
  SignedInUser,
  Theme,
} from '#domain/access/signed-in.ts'
import type { ListColumn } from '#domain/orders/list-appearance.ts'
import type { LinkMakers } from '#domain/orders/order-link.ts'
import type { PageLength } from '#domain/orders/order-list.ts'
import type { StaffRole } from '#domain/access/staff-roles.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Currency } from '#domain/shared/money.ts'
import { ATTENTION_KINDS, type AttentionCounts } from '#domain/orders/attention.ts'
import { askOperator, millisecondsOf, momentOf, packed } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { attentionOf, badgeColumn, mayAttend } from './attention.ts'
import { TAKES_PASSWORDS } from './takes-passwords.ts'

export interface PersonRow {
  id: string
  login: string
  name: string
  language: Language
  theme: Theme
  last_seen_at: Date
  previous_sign_in_at: Date | null
  previous_sign_in_address: string | null
}

interface UserRow extends PersonRow, AccountRow, AttentionCounts {
  email: string
  list_columns: ListColumn[] | null
  list_length: PageLength | null
  password_changed_at: Date | null
  takes_passwords: boolean
  signed_in_at: Date
  is_super_user: boolean
  technical: boolean
  commercial: boolean
  billing: boolean
  administrative: boolean
  approval: boolean
}

/** The columns of an account that every page of it begins with. */
export interface AccountRow {
  account_id: string
  account_name: string
  kind: 'company' | 'reseller'
  purchase_option: PurchaseOption
  currency: Currency
  approval_mode: boolean
  order_links_by: LinkMakers
  authentication_mode: string
  sign_in_networks: string[]
  is_demonstration: boolean
  country: 'FR' | 'GB'
}

/** The numbers of the menu, of the account that is being found. */
const BADGES = ATTENTION_KINDS.map((kind) =>
  badgeColumn(kind, {
    account: 'a.id',
    now: '$2::timestamptz',
    only: mayAttend(kind),
  }),
).join(', ')

type Moments = 'previous_sign_in_at' | 'password_changed_at' | 'signed_in_at' | 'last_seen_at'
type UserJson = Omit<UserRow, Moments> & {
  readonly [Moment in Moments]: UserRow[Moment] extends Date ? number : number | null
}

const userRow = (json: UserJson): UserRow => ({
  ...json,
  previous_sign_in_at: momentOf(json.previous_sign_in_at),
  password_changed_at: momentOf(json.password_changed_at),
  signed_in_at: new Date(json.signed_in_at),
  last_seen_at: new Date(json.last_seen_at),
})

/** Session, user, account, office and what waits, in one trip: what every page of a customer begins with. */
export async function findSignedInUser(
  scope: OperatorScope,
  tokenHash: Buffer,
  idleSince: Date,
  passwordDays: number,
): Promise<FoundSession<SignedInUser> | null> {
  const [row] = await askOperator<UserRow>(scope, {
    name: 'signed-in-user',
    text: packed(`
      select to_json(found) from (select
        u.id, u.login, u.name, u.email, u.language, u.theme, u.list_columns, u.list_length, u.is_super_user, u.technical, u.commercial, u.billing,
        u.administrative, u.approval, ${millisecondsOf('u.previous_sign_in_at')} as previous_sign_in_at, u.previous_sign_in_address,
        ${millisecondsOf('u.password_changed_at')} as password_changed_at, ${TAKES_PASSWORDS} as takes_passwords,
        ${millisecondsOf('s.created_at')} as signed_in_at, ${millisecondsOf('s.last_seen_at')} as last_seen_at,
        a.id as account_id, a.name as account_name, a.kind, a.purchase_option, a.currency, a.approval_mode, a.order_links_by, a.authentication_mode,
        a.sign_in_networks, a.is_demonstration, o.country,
        ${BADGES}
      from sessions s
      join users u on u.account_id = s.account_id and u.id = s.user_id
      join accounts a on a.id = s.account_id
      join offices o on o.id = a.office_id
      where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3
        and u.suspended_at is null and a.suspended_at is null) found`),
    values: [tokenHash, scope.now(), idleSince],
    read: userRow,
  })
  if (!row) return null
  const rights = rightsOf({ isSuperUser: row.is_super_user, ...row })
  const person = {
    email: row.email,
    lists: { columns: row.list_columns, length: row.list_length },
    isSuperUser: row.is_super_user,
    password: passwordStanding({
      changedAt: row.password_changed_at,
      signedInAt: row.signed_in_at,
      now: scope.now(),
      // Nobody is asked to change what they do not sign in by.
      days: row.takes_passwords ? passwordDays : 0,
    }),
    rights,
    attention: attentionOf(row),
    account: accountOf(row),
    ...personOf(row),
  }
  return { person, lastSeenAt: row.last_seen_at }
}

/** The same for the back office. */
export async function findSignedInStaff(
  scope: OperatorScope,
  tokenHash: Buffer,
  idleSince: Date,
): Promise<FoundSession<SignedInStaff> | null> {
  const [row] = await askOperator<PersonRow & { role: StaffRole }>(scope, {
    name: 'signed-in-staff',
    text: `
      select p.id, p.login, p.name, p.language, p.theme, p.role, p.previous_sign_in_at, p.previous_sign_in_address, s.last_seen_at
      from sessions s join staff p on p.id = s.staff_id
      where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.suspended_at is null`,
    values: [tokenHash, scope.now(), idleSince],
  })
  return row ? { person: { ...personOf(row), role: row.role }, lastSeenAt: row.last_seen_at } : null
}

export function accountOf(row: AccountRow): AccountSummary {
  return {
    id: row.account_id,
    name: row.account_name,
    kind: row.kind,
    purchaseOption: row.purchase_option,
    currency: row.currency,
    officeCountry: row.country,
    approvalMode: row.approval_mode,
    orderLinksBy: row.order_links_by,
    demandsTwoFactor: row.authentication_mode === 'two_factor',
    networks: row.sign_in_networks,
    isDemonstration: row.is_demonstration,
    usesCertificates: row.authentication_mode === 'client_certificate',
  }
}

export function personOf(row: PersonRow) {
  const { id, login, name, language, theme, previous_sign_in_at: at, previous_sign_in_address: address } = row
  const previousSignIn: LastSignIn | null = at ? { at, address: address ?? '' } : null
  return { id, login, name, language, theme, previousSignIn }
}
