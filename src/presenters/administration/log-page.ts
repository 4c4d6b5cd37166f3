import type { Right } from '#domain/access/rights.ts'
import { LOG_ACTIONS, resultOf } from '#domain/logs/log-actions.ts'
import { OTHER_ACTORS, type LogPage, type LogRequest, type LogRow } from '#domain/logs/log-list.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { neighbour, withQuery } from '#presenters/components/address.ts'
import { field, option } from '#presenters/components/field.ts'
import { filterBar } from '#presenters/components/filter-bar.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { plainColumn, table } from '#presenters/components/table.ts'
import { subjectHref } from './log-subject.ts'

export interface LogPageFacts {
  readonly page: LogPage
  readonly users: readonly { readonly id: string; readonly name: string; readonly isDeleted: boolean }[]
  readonly request: LogRequest
  readonly address: string
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['at', 'who', 'action', 'subject', 'address', 'result'] as const

/** What views/administration/logs.ejs is given: who did what, when, to what and from where. */
export function logPage(facts: LogPageFacts) {
  const { page, address, t } = facts
  const labels = Object.fromEntries(
    COLUMNS.map((column) => [column, t(`administration.logs.columns.${column}`)]),
  ) as Record<(typeof COLUMNS)[number], string>
  const filters = filterBar(address, filterFields(facts))
  return {
    title: t('administration.logs.title'),
    head: pageHead({ lead: t('administration.logs.lead') }),
    filters,
    table: table({
      caption: t('administration.logs.title'),
      columns: COLUMNS.map((column) => plainColumn(labels[column])),
      exportHref: exportHref(address),
      empty: page.rows.length > 0 ? null : emptyState(filters.active.length > 0, t),
      pager: {
        range: t('administration.logs.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    }),
    labels,
    rows: page.rows.map((row) => logLine(row, facts)),
  }
}

function filterFields({ request, users, t }: LogPageFacts) {
  const { from, until, action, actor } = request
  const actions = LOG_ACTIONS.map((one) => option(one, t(`administration.logs.actions.${one}`)))
  const chosen = actor === null ? '' : 'userId' in actor ? actor.userId : actor.kind
  return [
    field({ kind: 'date', name: 'from', label: t('administration.logs.filters.from'), value: from ?? '' }),
    field({ kind: 'date', name: 'until', label: t('administration.logs.filters.until'), value: until ?? '' }),
    field({
      kind: 'select',
      name: 'actor',
      label: t('administration.logs.filters.actor'),
      value: chosen,
      options: [
        option('', t('administration.logs.filters.everybody')),
        ...users.map(({ id, name }) => option(id, name)),
        ...OTHER_ACTORS.map((kind) => option(kind, t(`administration.logs.filters.${kind}`))),
      ],
    }),
    field({
      kind: 'select',
      name: 'action',
      label: t('administration.logs.filters.action'),
      value: action ?? '',
      options: [
        option('', t('administration.logs.filters.everything')),
        ...actions.toSorted((a, b) => a.label.localeCompare(b.label)),
      ],
    }),
  ]
}

function logLine(entry: LogRow, facts: LogPageFacts) {
  const { at, actor_kind: kind, actor_name: name, address, action, subject, details } = entry
  const { language, t } = facts
  const result = resultOf(action)
  const reason = details['reason']
  return {
    at: formatsFor(language).dateTime(at),
    who: kind === 'system' ? t('administration.logs.filters.system') : name,
    whoKind: kind !== 'user' && kind !== 'system' ? t(`administration.logs.actors.${kind}`) : null,
    action: t(`administration.logs.actions.${action}`),
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    subject,
    href: subjectHref(entry, facts),
    address: address ?? '',
    result: t(`administration.logs.results.${result}`),
    isDenied: result === 'denied',
  }
}

function emptyState(isFiltered: boolean, t: Translate) {
  return {
    title: t(isFiltered ? 'administration.logs.none_title' : 'administration.logs.empty_title'),
    text: t(isFiltered ? 'administration.logs.none_text' : 'administration.logs.empty_text'),
    action: null,
  }
}

function exportHref(address: string): string {
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  return withQuery(`/administration/logs/export${query}`, { after: null, before: null })
}
