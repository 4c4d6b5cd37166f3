import { STAFF_LOG_ACTIONS, staffResultOf } from '#domain/logs/staff-log-actions.ts'
import type { StaffLogPage, StaffLogRequest, StaffLogRow } from '#domain/logs/staff-log-list.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { neighbour, withQuery } from '../components/address.ts'
import { field, option } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { plainColumn, table } from '../components/table.ts'

export interface StaffLogFacts {
  readonly page: StaffLogPage
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly request: StaffLogRequest
  readonly address: string
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['at', 'who', 'action', 'subject', 'address', 'result'] as const

/** What views/staff/staff-log.ejs is given: who of the staff did what, when, to what and from where. */
export function staffLogPage(facts: StaffLogFacts) {
  const { page, address, t } = facts
  const label = (column: (typeof COLUMNS)[number]) => t(`administration.logs.columns.${column}`)
  const filters = filterBar(address, filterFields(facts))
  const isFiltered = filters.active.length > 0
  return {
    title: t('team.log.title'),
    head: pageHead({ lead: t('team.log.lead') }),
    filters,
    table: table({
      caption: t('team.log.title'),
      columns: COLUMNS.map((column) => plainColumn(label(column))),
      exportHref: exportHref(address),
      empty:
        page.rows.length > 0
          ? null
          : {
              title: t(isFiltered ? 'administration.logs.none_title' : 'administration.logs.empty_title'),
              text: t(isFiltered ? 'administration.logs.none_text' : 'team.log.lead'),
              action: null,
            },
      pager: {
        range: t('administration.logs.shown', { count: page.rows.length }),
        previousHref: neighbour(address, 'before', page.previous),
        nextHref: neighbour(address, 'after', page.next),
      },
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, label(column)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: page.rows.map((row) => logLine(row, facts)),
  }
}

function filterFields({ request, people, t }: StaffLogFacts) {
  const { from, until, action, staffId } = request
  const actions = STAFF_LOG_ACTIONS.map((one) => option(one, t(`team.log.actions.${one}`)))
  return [
    field({ kind: 'date', name: 'from', label: t('administration.logs.filters.from'), value: from ?? '' }),
    field({ kind: 'date', name: 'until', label: t('administration.logs.filters.until'), value: until ?? '' }),
    field({
      kind: 'select',
      name: 'who',
      label: t('administration.logs.filters.actor'),
      value: staffId ?? '',
      options: [option('', t('team.log.everybody')), ...people.map(({ id, name }) => option(id, name))],
    }),
    field({
      kind: 'select',
      name: 'action',
      label: t('administration.logs.filters.action'),
      value: action ?? '',
      options: [option('', t('team.log.everything')), ...actions.toSorted((a, b) => a.label.localeCompare(b.label))],
    }),
  ]
}

function logLine({ at, staff_name: name, address, action, subject, details }: StaffLogRow, facts: StaffLogFacts) {
  const { language, t } = facts
  const result = staffResultOf(action)
  const reason = details['reason']
  return {
    at: formatsFor(language).dateTime(at),
    who: name === 'visitor' ? t('team.log.visitor') : name,
    action: t(`team.log.actions.${action}`),
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    subject: nameOf(action, subject, details),
    href: hrefOf(action, subject),
    address: address ?? '',
    result: t(`administration.logs.results.${result}`),
    isDenied: result === 'denied',
  }
}

/** Registrations have no number: the organization's name says more than an id. */
function nameOf(action: string, subject: string, { organization }: StaffLogRow['details']): string {
  return action.startsWith('registration.') && typeof organization === 'string' ? organization : subject
}

/** Where what it was done to can be looked at. */
function hrefOf(action: string, subject: string): string | null {
  if (action.startsWith('account.')) return `/staff/accounts/${subject}`
  if (/^CH\d+$/.test(subject)) return `/staff/cases/${subject}`
  if (action.startsWith('registration.')) return `/staff/registrations/${subject}`
  return action.startsWith('contract.') ? `/staff/contracts/${subject}` : null
}

function exportHref(address: string): string {
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  return withQuery(`/staff/log/export${query}`, { after: null, before: null })
}
