import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { valueAt } from '#domain/custom-fields/custom-values.ts'
import type { Product } from '#domain/catalogue/product.ts'
import {
  columnsOnOffer,
  CUSTOM_COLUMNS,
  slotOf,
  type ListAppearance,
  type ListColumn,
} from '#domain/orders/list-appearance.ts'
import { detailsOf, type ListedOrder } from '#domain/orders/listed-order.ts'
import { shownStatus } from '#domain/orders/shown-status.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import { decimalText } from './format.ts'
import { statusWord } from './orders/order-rows.ts'
import { columnLabel } from './orders/order-columns.ts'

export interface CsvFacts {
  readonly appearance: ListAppearance
  /** The account's own fields that are on. */
  readonly fields: readonly CustomField[]
  readonly t: Translate
  readonly language: Language
  readonly product: (code: string) => Product
  readonly now: Date
}

/** What the file has for who has chosen no columns: all that a spreadsheet can use. */
const EVERYTHING: readonly ListColumn[] = [
  'reference',
  'customer_reference',
  'common_name',
  'product',
  'organization',
  'software',
  'status',
  'ordered',
  'delivered',
  'valid_from',
  'valid_to',
  'serial',
  'price',
]

/** The head of the file, with the mark by which spreadsheets know UTF-8. */
export function ordersCsvHead(facts: CsvFacts): string {
  const { fields, t } = facts
  const heads = csvColumns(facts).flatMap((column) => [
    columnLabel(column, fields, t),
    ...(column === 'price' ? [t('orders.columns.currency')] : []),
  ])
  return BYTE_ORDER_MARK + csvLine(heads)
}

/** A batch of its lines. */
export function ordersCsvLines(rows: readonly ListedOrder[], facts: CsvFacts): string {
  const columns = csvColumns(facts)
  return rows.map((row) => csvLine(columns.flatMap((column) => cells(column, row, facts)))).join('')
}

/** The columns that the user has chosen for the lists; otherwise everything, with the account's own fields. */
function csvColumns({ appearance, fields }: CsvFacts): readonly ListColumn[] {
  const offered = columnsOnOffer(fields)
  const chosen = appearance.columns?.filter((column) => offered.includes(column)) ?? []
  return chosen.length > 0 ? chosen : [...EVERYTHING, ...fields.map(({ slot }) => CUSTOM_COLUMNS[slot])]
}

function cells(column: ListColumn, row: ListedOrder, { t, language, product, now }: CsvFacts): readonly string[] {
  const slot = slotOf(column)
  if (slot !== null) return [valueAt(detailsOf(row).custom_values, slot)]
  switch (column) {
    case 'product':
      return [product(row.product_code).name[language]]
    case 'organization':
      return [row.organization_name]
    case 'status':
      return [statusWord(shownStatus(row, now), t)]
    case 'ordered':
      return [day(detailsOf(row).ordered_at)]
    case 'delivered':
      return [day(detailsOf(row).delivered_at)]
    case 'valid_from':
      return [day(row.valid_from)]
    case 'valid_to':
      return [day(row.valid_to)]
    case 'price':
      return [decimalText(row.net_amount), row.currency]
    case 'serial':
      return [detailsOf(row).serial ?? '']
    case 'reference':
    case 'customer_reference':
    case 'common_name':
      return [row[column]]
    case 'software':
    case 'ordered_by':
      return [detailsOf(row)[column]]
    default:
      return ['']
  }
}

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? ''
