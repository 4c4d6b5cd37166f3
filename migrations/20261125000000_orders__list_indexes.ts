import type { Knex } from 'knex'

interface Sort {
  readonly index: string
  readonly column: string
  /** What stands for a column that is empty. */
  readonly empty?: string
  /** Read off the index with the sort, so that what is valid now is told without opening the others. */
  readonly include?: string
}

const VALIDITY = 'valid_to, revoked_at'

const SORTS: readonly Sort[] = [
  { index: 'orders_by_date', column: 'ordered_at', include: VALIDITY },
  { index: 'orders_by_reference', column: 'reference', include: VALIDITY },
  { index: 'orders_by_name', column: 'common_name', include: VALIDITY },
  { index: 'orders_by_product', column: 'product_code', include: VALIDITY },
  { index: 'orders_by_organization', column: 'organization_name', include: VALIDITY },
  { index: 'orders_by_customer_reference', column: 'customer_reference', include: VALIDITY },
  { index: 'orders_by_fulfilment', column: 'fulfilment', include: VALIDITY },
  { index: 'orders_by_net_amount', column: 'net_amount', include: VALIDITY },
  { index: 'orders_by_start', column: 'valid_from', empty: 'infinity', include: `valid_from, ${VALIDITY}` },
  { index: 'orders_by_delivery', column: 'delivered_at', empty: 'infinity', include: `delivered_at, ${VALIDITY}` },
  { index: 'orders_by_end', column: 'valid_to', empty: 'infinity' },
  ...[1, 2, 3, 4].map((slot) => ({
    index: `orders_by_custom_${slot}`,
    column: `custom_values[${slot}]`,
    empty: '',
    include: `custom_values, ${VALIDITY}`,
  })),
]

/**
 * Lists of one account are read off indexes, wherever they begin and however many orders there are: under row-level
 * security `coalesce` may not be compared in an index, `case` may. Locks writes to orders while they are made, about half
 * a minute a million orders; reads wait for a moment at the end, when the old indexes go.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ${SORTS.map(
      ({ index, column, empty, include }) => `
        create index ${index}_anew on orders (account_id, ${empty === undefined ? column : orEmpty(column, empty)}, id)
          ${include ? `include (${include})` : ''};`,
    ).join('')}
    create index unrevoked_orders_by_end on orders (account_id, valid_to, id)
      where valid_to is not null and revoked_at is null;
    create index certificates_without_csr on certificates (account_id, order_id) where csr_pem is null;
    ${replaced()}
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${SORTS.map(
      ({ index, column, empty }) => `
        create index ${index}_anew on orders (account_id, ${empty === undefined ? column : `coalesce(${column}, '${empty}')`}, id);`,
    ).join('')}
    drop index certificates_without_csr, unrevoked_orders_by_end;
    ${replaced()}
  `)
}

const orEmpty = (column: string, empty: string) => `(case when ${column} is null then '${empty}' else ${column} end)`

const replaced = () =>
  SORTS.map(({ index }) => `drop index ${index}; alter index ${index}_anew rename to ${index};`).join('\n')
