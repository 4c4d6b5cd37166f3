import { staffResultOf } from '#domain/logs/staff-log-actions.ts'
import type { StaffLogRow } from '#domain/logs/staff-log-list.ts'
import type { Translate } from '#platform/i18n.ts'
import { BYTE_ORDER_MARK, csvLine } from '../csv.ts'

const COLUMNS = ['at', 'who', 'action', 'subject', 'address', 'result'] as const

/** The head of the exported log. */
export function staffLogCsvHead(t: Translate): string {
  const reason = t('accounts.confirm.reason')
  return BYTE_ORDER_MARK + csvLine([...COLUMNS.map((column) => t(`administration.logs.columns.${column}`)), reason])
}

/** A batch of its lines; moments in UTC, because this is for machines too. */
export function staffLogCsvLines(rows: readonly StaffLogRow[], t: Translate): string {
  return rows
    .map(({ at, staff_name: name, action, subject, address, details }) =>
      csvLine([
        at.toISOString(),
        name === 'visitor' ? t('team.log.visitor') : name,
        t(`team.log.actions.${action}`),
        subject,
        address ?? '',
        t(`administration.logs.results.${staffResultOf(action)}`),
        typeof details['reason'] === 'string' ? details['reason'] : '',
      ]),
    )
    .join('')
}
