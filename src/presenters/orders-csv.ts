import type { Product } from '#domain/catalogue/product.ts'
import type { ListedOrder } from '#domain/orders/listed-order.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import { decimalText } from './format.ts'

interface CsvFacts {
  readonly t: Translate
  readonly language: Language
  readonly product: (code: string) => Product
}

/** The head of the file, with the mark by which spreadsheets know UTF-8. */
export function ordersCsvHead({ t }: Pick<CsvFacts, 't'>): string {
  const columns = [
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
    'currency',
  ] as const
  return BYTE_ORDER_MARK + csvLine(columns.map((column) => t(`orders.columns.${column}`)))
}

/** A batch of its lines. */
export function ordersCsvLines(rows: readonly ListedOrder[], facts: CsvFacts): string {
  return rows.map((row) => csvLine(cells(row, facts))).join('')
}

function cells(row: ListedOrder, { t, language, product }: CsvFacts): string[] {
  return [
    row.reference,
    row.customer_reference,
    row.common_name,
    product(row.product_code).name[language],
    row.organization_name,
    row.software,
    t(`orders.status.${statusLabel(row.fulfilment, row.settlement)}`),
    day(row.ordered_at),
    day(row.delivered_at),
    day(row.valid_from),
    day(row.valid_to),
    row.serial ?? '',
    decimalText(row.net_amount),
    row.currency,
  ]
}

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? ''
