import { resultOf } from '#domain/logs/log-actions.ts'
import type { LogRow } from '#domain/logs/log-list.ts'
import type { Translate } from '#platform/i18n.ts'
import { BYTE_ORDER_MARK, csvLine } from '#presenters/csv.ts'

const COLUMNS = ['at', 'who', 'kind', 'action', 'subject', 'address', 'result'] as const

/** The head of the exported log. */
export function logCsvHead(t: Translate): string {
  return BYTE_ORDER_MARK + csvLine(COLUMNS.map((column) => t(`administration.logs.columns.${column}`)))
}

/** A batch of its lines; moments in UTC, because this is for machines too. */
export function logCsvLines(rows: readonly LogRow[], t: Translate): string {
  return rows
    .map(({ at, actor_name: name, actor_kind: kind, action, subject, address }) =>
      csvLine([
        at.toISOString(),
        name,
        t(`administration.logs.actors.${kind}`),
        t(`administration.logs.actions.${action}`),
        subject,
        address ?? '',
        t(`administration.logs.results.${resultOf(action)}`),
      ]),
    )
    .join('')
}
