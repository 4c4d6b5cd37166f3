import type { CustomField } from '#domain/custom-fields/custom-field.ts'
import { columnsOnOffer, DEFAULT_LENGTH, type ListColumn } from '#domain/orders/list-appearance.ts'
import { PAGE_LENGTHS, type PageLength } from '#domain/orders/order-list.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, option } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { columnLabel } from '#presenters/orders/order-columns.ts'

export interface ListsFacts {
  /** The account's own fields that are on. */
  readonly fields: readonly CustomField[]
  /** Those that are ticked, in their order. */
  readonly columns: readonly ListColumn[]
  /** Null where the user leaves it to the portal. */
  readonly length: PageLength | null
  /** Nothing was ticked. */
  readonly isWrong: boolean
  readonly t: Translate
}

export const columnAnchor = (column: string) => `column-${column}`

/** What views/profile/lists.ejs is given: every column that can be shown, those that are shown first. */
export function listsPage({ fields, columns, length, isWrong, t }: ListsFacts) {
  const offered = columnsOnOffer(fields)
  const shown = columns.filter((column) => offered.includes(column))
  const others = offered.filter((column) => !shown.includes(column))
  const question = field({
    kind: 'select',
    name: 'length',
    label: t('profile.lists.length'),
    value: String(length ?? DEFAULT_LENGTH),
    options: PAGE_LENGTHS.map((one) => option(String(one), t('profile.lists.rows', { count: one }))),
  })
  const columnsQuestion = field({
    kind: 'checkboxes',
    name: 'columns',
    label: t('profile.lists.columns'),
    hint: t('profile.lists.columns_hint'),
    error: isWrong ? t('profile.lists.none_ticked') : null,
  })
  return {
    title: t('profile.lists.title'),
    head: pageHead({
      lead: t('profile.lists.lead'),
      trail: [{ href: '/profile', label: t('profile.title') }],
    }),
    errors: errorSummary([columnsQuestion]),
    order: shown.join(' '),
    question: columnsQuestion,
    shownTitle: t('profile.lists.shown'),
    othersTitle: t('profile.lists.others'),
    shown: shown.map((column, index) => {
      const name = columnLabel(column, fields, t)
      return {
        column,
        anchor: columnAnchor(column),
        name,
        up: index > 0 ? t('profile.lists.up', { name }) : null,
        down: index < shown.length - 1 ? t('profile.lists.down', { name }) : null,
      }
    }),
    others: others.map((column) => ({ column, name: columnLabel(column, fields, t) })),
    length: question,
    csvNote: t('profile.lists.csv_note'),
    submit: t('profile.lists.submit'),
    reset: t('profile.lists.reset'),
    back: { href: '/profile', label: t('profile.lists.back') },
  }
}
