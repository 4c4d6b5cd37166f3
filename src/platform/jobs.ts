import type { AskedJob } from '#domain/jobs/job-kinds.ts'
import type { RevocationReason } from '#domain/rules/revocation-reasons.ts'

/** Every job and what it is given. A job names its account, because it makes its own scope; without one it is the operator's. */
export interface JobPayloads extends Record<AskedJob, object> {
  deliver_mail: { readonly accountId: string; readonly mailId: string }
  deliver_operator_mail: { readonly mailId: string }
  /** Nobody where the login or e-mail is unknown: the job is there all the same. */
  send_password_links: {
    readonly users: readonly { readonly accountId: string; readonly userId: string; readonly linkId: string }[]
  }
  /** The same for staff. */
  send_staff_links: { readonly people: readonly { readonly staffId: string; readonly linkId: string }[] }
  /** Nowhere where the address is unknown: the job is there all the same. Without an account it is about a registration. */
  send_personal_data_links: {
    readonly email: string
    readonly links: readonly { readonly accountId: string | null; readonly linkId: string }[]
  }
  log_failed_sign_in: {
    /** Of the line that it writes; a job of an earlier version has none. */
    readonly id?: string
    /** Null for a login that nobody has, and for staff. */
    readonly accountId: string | null
    /** Null for a login that nobody of the staff has, and for users. */
    readonly staffId: string | null
    readonly login: string
    readonly address: string
    readonly locked: boolean
    readonly at: string
  }
  /** Sign-in certificates that open nothing any more, for the list of their authority. */
  revoke_user_certificates: { readonly serials: readonly string[]; readonly reason: RevocationReason }
  /** `anew` where somebody asked: what was seen before does not count. */
  check_caa: { readonly accountId: string; readonly orderId: string; readonly anew?: boolean }
  check_domain: { readonly accountId: string; readonly validationId: string }
  /** Lets orders that wait for tokens take what there is. */
  serve_waiting_orders: { readonly accountId: string }
  advance_order: { readonly accountId: string; readonly orderId: string }
  submit_certificate: { readonly accountId: string; readonly certificateId: string }
  collect_certificate: { readonly accountId: string; readonly certificateId: string }
  /** Nothing is to be charged on this page any more. */
  expire_checkout: { readonly accountId: string; readonly checkoutId: string }
}
export type JobName = AskedJob
