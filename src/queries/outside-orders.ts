import type { AttachedOrder, AttachedState, OutsideCandidate, OutsideOrder } from '#domain/outside/outside-order.ts'
import { ask, askOperator } from '#platform/ask.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'

/** An order of the register with whose it is, or was said not to be. */
export interface ListedOutsideOrder extends OutsideOrder {
  readonly enteredAt: Date
  readonly enteredBy: string
  /** The newest attachment. */
  readonly account: string | null
  readonly state: AttachedState | null
  readonly checkedAt: Date | null
  readonly checkedBy: string | null
  readonly rejectionReason: string | null
}

const ORDER = `
  o.id, o.reference, o.common_name as "commonName", o.names, o.product_code as "productCode",
  o.product_name as "productName", o.organization_name as "organizationName",
  o.registration_number as "registrationNumber", o.buyer_email as "buyerEmail",
  o.valid_from as "validFrom", o.valid_to as "validTo", o.serial`

const LISTED = `
  select ${ORDER}, o.entered_at as "enteredAt", o.entered_by as "enteredBy", c.name as account, a.state,
    a.checked_at as "checkedAt", a.checked_by as "checkedBy", a.rejection_reason as "rejectionReason"
  from outside_orders o
  left join lateral (
    select * from attached_orders n where n.outside_order_id = o.id order by n.attached_at desc, n.id desc limit 1) a on true
  left join accounts c on c.id = a.account_id`

/** The register, what was entered last at the top. */
export async function listOutsideOrdersAcrossAccounts(
  scope: OperatorScope,
  keyword: string,
  most: number,
): Promise<ListedOutsideOrder[]> {
  return askOperator(scope, {
    name: 'outside-orders',
    text: `${LISTED}
      where $1 = '' or o.reference ilike $1 or o.common_name ilike $1 or o.organization_name ilike $1
        or o.registration_number ilike $1 or o.buyer_email ilike $1
      order by o.entered_at desc, o.id desc limit $2`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
}

export async function findOutsideOrderAcrossAccounts(
  scope: OperatorScope,
  id: string,
): Promise<ListedOutsideOrder | null> {
  const [found] = await askOperator<ListedOutsideOrder>(scope, {
    name: 'outside-order',
    text: `${LISTED} where o.id = $1`,
    values: [id],
  })
  return found ?? null
}

/** More of them would not be read. */
const MOST_CANDIDATES = 100

/**
 * Orders of the register that nobody has and that may be the applicant's: loosely found by number, name and mail domain;
 * the domain then judges what they really share.
 */
export async function listFreeOutsideOrdersAcrossAccounts(
  scope: OperatorScope,
  likeness: { readonly number: string; readonly name: string; readonly domains: readonly string[] },
): Promise<OutsideCandidate[]> {
  const { number, name, domains } = likeness
  return askOperator(scope, {
    name: 'outside-candidates',
    text: `
      select o.id, o.reference, o.common_name as "commonName", o.product_name as "productName",
        o.organization_name as "organizationName", o.registration_number as "registrationNumber",
        o.buyer_email as "buyerEmail", o.valid_to as "validTo"
      from outside_orders o
      where (($1 <> '' and o.registration_number like $1 || '%') or similarity(o.organization_name, $2) > 0.3
          or split_part(lower(o.buyer_email), '@', 2) = any ($3))
        and not exists (select 1 from attached_orders a where a.outside_order_id = o.id and a.state <> 'rejected')
      order by (o.registration_number like $1 || '%') desc, similarity(o.organization_name, $2) desc, o.valid_to desc
      limit ${MOST_CANDIDATES}`,
    values: [number.replace(/[\\%_]/g, '\\$&'), name, domains],
  })
}

/** What the account has of the register: first what is to be checked, then by the end of its validity. */
export async function listAttachedOrders(scope: AccountScope, most: number): Promise<AttachedOrder[]> {
  return ask(scope, {
    name: 'attached-orders',
    text: `
      select id, state, reference, common_name as "commonName", names, product_code as "productCode",
        product_name as "productName", organization_name as "organizationName", valid_from as "validFrom",
        valid_to as "validTo", checked_at as "checkedAt", checked_by as "checkedBy"
      from attached_orders where account_id = $1 and state <> 'rejected'
      order by state desc, valid_to, id limit $2`,
    values: [scope.accountId, most],
  })
}
