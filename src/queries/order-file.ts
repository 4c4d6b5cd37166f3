import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { readableBalance } from '#domain/ledger/accounts.ts'
import type { TokenUnit } from '#domain/pricing/tokens.ts'
import { askAll, packed, type Question } from '#platform/ask.ts'
import { allFrom, amount, jsonRow, oneFrom, type Json } from '#platform/json-row.ts'
import type { AccountScope } from '#platform/scope.ts'
import { fieldsInUseQuestion } from './custom-fields.ts'
import * as rows from './order-file-rows.ts'

const ofOrder = (table: string) => `${table} where account_id = o.account_id and order_id = o.id`

const holder = (table: string, id: string) => `${table} where account_id = o.account_id and id = o.${id}`

const liveValidations = `${ofOrder('domain_validations')} and state <> 'replaced'`

/** The newest look at each name; the older ones are evidence. */
const newestChecks = `(select distinct on (name) * from ${ofOrder('caa_checks')}
  order by name, checked_at desc, id desc) newest`

const newestInvoice = `(select id from ${ofOrder('documents')} and kind = 'invoice' order by created_at desc limit 1)`

const TOKENS = allFrom(
  jsonRow<{ readonly unit: TokenUnit; readonly balance: bigint }>({ unit: 'unit', balance: amount('amount') }),
  `ledger_balances where account_id = o.account_id and code = 'token' and amount <> 0 and o.payment_means = 'tokens'`,
  'unit',
)

/** The office that the account buys from. */
const SELLER = {
  sql: `(select ${rows.SELLER.sql} from accounts a join offices f on f.id = a.office_id where a.id = o.account_id)`,
  read: rows.SELLER.read,
}

/** Everything about one order of `orders o`. */
const FILE = {
  order: rows.ORDER,
  names: allFrom(rows.NAME, ofOrder('order_names'), 'position'),
  lines: allFrom(rows.LINE, ofOrder('order_lines'), 'position'),
  certificates: allFrom(rows.CERTIFICATE, ofOrder('certificates'), 'sequence desc'),
  validations: allFrom(rows.VALIDATION, liveValidations, 'requested_at, id'),
  challengeMails: allFrom(
    rows.CHALLENGE_MAIL,
    `validation_mails where account_id = o.account_id and validation_id in (select id from ${liveValidations})`,
    'sent_at desc, address',
  ),
  caaChecks: allFrom(rows.CAA_CHECK, newestChecks, 'name'),
  audit: oneFrom(rows.AUDIT, `audits a where a.account_id = o.account_id and a.order_id = o.id`),
  documents: allFrom(rows.DOCUMENT, ofOrder('documents'), 'created_at'),
  /** What has come in for its newest invoice. */
  received: amount(
    `select coalesce(sum(amount), 0) from payments where account_id = o.account_id and document_id = ${newestInvoice}`,
  ),
  /** What the account holds, where the order is paid by tokens. */
  heldTokens: {
    sql: TOKENS.sql,
    read: (balances: never): ReadonlyMap<TokenUnit, number> =>
      new Map(TOKENS.read(balances).map(({ unit, balance }) => [unit, Number(readableBalance('token', balance))])),
  },
  events: allFrom(rows.EVENT, ofOrder('order_events'), 'at desc, id desc'),
  organization: oneFrom(rows.ORGANIZATION, holder('organizations', 'organization_id')),
  corporate: oneFrom(rows.CONTACT, holder('contacts', 'corporate_contact_id')),
  technical: oneFrom(rows.CONTACT, holder('contacts', 'technical_contact_id')),
  byLink: oneFrom(
    rows.BY_LINK,
    `link_orders a join order_links l on l.account_id = a.account_id and l.id = a.link_id
      where a.account_id = o.account_id and a.order_id = o.id`,
  ),
  seller: SELLER,
}

type Read<Parts> = { readonly [Part in keyof Parts]: Parts[Part] extends Json<infer Value> ? Value : never }

export type KeptOrderFile = Read<typeof FILE>

const ROW = jsonRow<KeptOrderFile>(FILE)

export const orderFileQuestion = ({ accountId }: AccountScope, reference: string): Question<KeptOrderFile> => ({
  name: 'order-file',
  text: packed(`select ${ROW.sql} from orders o where o.account_id = $1 and o.reference = $2`),
  values: [accountId, reference],
  read: ROW.read,
})

/** One order as one moment saw it, and the account's own fields; null where the account has no such order. */
export async function readOrderFile(
  scope: AccountScope,
  reference: string,
): Promise<(KeptOrderFile & { readonly customFields: readonly CustomField[] }) | null> {
  const [files, customFields] = await askAll<[KeptOrderFile, CustomField]>(scope, [
    orderFileQuestion(scope, reference),
    fieldsInUseQuestion(scope),
  ])
  const [file] = files
  return file ? { customFields, ...file } : null
}
