import { withQuery } from './address.ts'
import type { Choice, Link } from './link.ts'

export type SortDirection = 'ascending' | 'descending'

export interface TableColumn {
  readonly label: string
  readonly numeric: boolean
  /** Absent from columns that can't be sorted; `direction` is null while another column leads. */
  readonly sort: { readonly href: string; readonly direction: SortDirection | null } | null
}

/** What a list says when it has no rows: how to begin. */
export interface EmptyState {
  readonly title: string
  readonly text: string
  readonly action: Link | null
}

/** Acts on the ticked rows: one form, a button for each act. */
export interface Selection {
  readonly formId: string
  readonly action: string
  readonly buttons: readonly { readonly label: string; readonly name: string; readonly value: string }[]
}

/** Keyset paging knows its neighbours, not how many pages there are. */
export interface Pager {
  readonly previousHref: string | null
  readonly nextHref: string | null
  readonly range: string
}

/** What stands around the rows whatever they are: tools above them and the head. */
export interface TableFrame {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly lengths: readonly Choice[]
  readonly exportHref: string | null
  readonly appearanceHref: string | null
  readonly selection: Selection | null
  readonly hasRowMenu: boolean
  /** Many columns: the table scrolls in a region of its own, its head staying in view. */
  readonly wide: boolean
}

/** Everything around the rows of a list; the rows themselves stand in the view, for speed. */
export interface Table {
  readonly frame: TableFrame
  readonly count: string | null
  readonly empty: EmptyState | null
  readonly pager: Pager | null
}

type FrameDraft = Pick<TableFrame, 'caption' | 'columns'> & Partial<TableFrame>
type RowsDraft = Partial<Omit<Table, 'frame'>>

export function tableFrame(draft: FrameDraft): TableFrame {
  return {
    lengths: [],
    exportHref: null,
    appearanceHref: null,
    selection: null,
    hasRowMenu: false,
    wide: false,
    ...draft,
  }
}

export type TableDraft = FrameDraft & RowsDraft

export function table({ count = null, empty = null, pager = null, ...frame }: TableDraft): Table {
  return { frame: tableFrame(frame), count, empty, pager }
}

export interface Sorting {
  readonly address: string
  readonly by: string
  readonly direction: SortDirection
}

/** A head that sorts by its column, and the other way round when it already does; the page begins anew. */
export function sortableColumn(key: string, label: string, sorting: Sorting, numeric = false): TableColumn {
  const direction = sorting.by === key ? sorting.direction : null
  const next: SortDirection = direction === 'ascending' ? 'descending' : 'ascending'
  const href = withQuery(sorting.address, { sort: key, direction: next, after: null, before: null })
  return { label, numeric, sort: { href, direction } }
}

export function plainColumn(label: string, numeric = false): TableColumn {
  return { label, numeric, sort: null }
}

export function lengthChoices(address: string, lengths: readonly number[], current: number): readonly Choice[] {
  return lengths.map((length) => ({
    label: String(length),
    href: withQuery(address, { length, after: null, before: null }),
    current: length === current,
  }))
}
