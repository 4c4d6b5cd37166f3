import type { KeysetPage, KeysetRequest } from '#domain/shared/keyset.ts'
import type { StaffLogAction } from './staff-log-actions.ts'

/** Which part of the staff's log is asked for; null asks for all. */
export interface StaffLogRequest extends KeysetRequest {
  /** Calendar days, both included, `YYYY-MM-DD`. */
  readonly from: string | null
  readonly until: string | null
  readonly action: StaffLogAction | null
  readonly staffId: string | null
}

/** One line of it, as the database names it. */
export interface StaffLogRow {
  readonly id: string
  readonly at: Date
  readonly staff_name: string
  readonly address: string | null
  readonly action: StaffLogAction
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
  readonly sort_value: string
}

export type StaffLogPage = KeysetPage<StaffLogRow>
