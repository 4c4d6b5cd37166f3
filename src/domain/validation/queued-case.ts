import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import type { AuditLevel } from './checklist.ts'

/** Parts of the validation queue that can be looked at alone. */
export const QUEUE_VIEWS = ['all', 'audits', 'suspended', 'certificates', 'refused'] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

/** Work for the validation team: an audit to carry out, a certificate to order by hand and enter, or a CA's refusal. */
export interface QueuedCase {
  readonly kind: 'audit' | 'certificate' | 'refused'
  readonly reference: string
  readonly account_name: string
  readonly organization_name: string
  readonly common_name: string
  readonly product_code: string
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly waiting_since: Date
  /** Null where nothing is audited. */
  readonly level: AuditLevel | null
  readonly ticked: readonly string[]
  readonly csr_missing: boolean
  readonly open_domains: number
  readonly caa_refusals: number
  readonly documents_sent: number
}

/** How much of each kind of work waits for staff. */
export interface StaffWork {
  readonly audits: number
  readonly certificates: number
  /** Requests that a CA did not take. */
  readonly refused: number
  readonly invoices: number
  readonly quotes: number
  readonly mails: number
  readonly registrations: number
  /** Jobs whose attempts are used up. */
  readonly jobs: number
}

/** Counting stops there: more than that is «many» anyway. */
export const WORK_LIMIT = 1000

/** An audit of the same organization that is over. */
export interface EarlierAudit {
  readonly reference: string
  readonly level: AuditLevel
  readonly completed_at: Date
  readonly completed_by: string
  readonly reusable_until: Date
  /** The subject fields that it approved. */
  readonly fields: Readonly<Record<string, string>>
}
