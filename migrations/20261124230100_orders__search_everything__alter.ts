import type { Knex } from 'knex'

/**
 * Orders are found by their corporate contact and purchase order too, and by what stood behind the 8,000th letter. What
 * is known whole has an index of its own: serial numbers and documents have theirs, references of CAs get one. Older rows
 * are completed a thousand at a time; the search goes on meanwhile, and the portal of before writes what it always wrote.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index certificates_by_ca_reference on certificates (account_id, ca_reference)
    where ca_reference is not null`)
  for (let after = FIRST; ;) {
    const { rows } = await knex.raw<{ rows: Row[] }>(
      `select o.account_id, o.id, o.search_text, o.purchase_order,
         o.reference, o.customer_reference, o.names, h.name as holder, h.registration_number,
         c.first_name || ' ' || c.last_name as corporate, c.email as corporate_email,
         t.first_name || ' ' || t.last_name as technical, t.email as technical_email
       from orders o
       left join organizations h on h.account_id = o.account_id and h.id = o.organization_id
       left join contacts c on c.account_id = o.account_id and c.id = o.corporate_contact_id
       left join contacts t on t.account_id = o.account_id and t.id = o.technical_contact_id
       where (o.account_id, o.id) > (?::uuid, ?::uuid) order by o.account_id, o.id limit 1000`,
      [after.account_id, after.id],
    )
    for (const row of rows) await complete(knex, row)
    const last = rows.at(-1)
    if (!last) return
    after = last
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index certificates_by_ca_reference')
}

interface Key {
  readonly account_id: string
  readonly id: string
}

interface Row extends Key {
  readonly search_text: string
  readonly names: readonly string[]
  readonly [part: string]: unknown
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const FIRST: Key = { account_id: NOBODY, id: NOBODY }
const PARTS = [
  'reference',
  'customer_reference',
  'purchase_order',
  'holder',
  'registration_number',
  'corporate',
  'corporate_email',
  'technical',
  'technical_email',
]

/** What the text lacks is added; what it holds from before, such as a contact that was merged away, stays. */
async function complete(knex: Knex, row: Row): Promise<void> {
  const parts = [...PARTS.map((part) => row[part]), ...row.names].filter((part) => typeof part === 'string')
  const missing = parts.map(folded).filter((part) => part !== '' && !row.search_text.includes(part))
  if (missing.length === 0) return
  const text = [row.search_text, ...new Set(missing)].join(' ')
  await knex('orders').where({ account_id: row.account_id, id: row.id }).update({ search_text: text })
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
