import { CLOCK_JOBS } from './clock.ts'

/** What is done because somebody or something asked for it. */
export const ASKED_JOBS = [
  'deliver_mail',
  'deliver_operator_mail',
  'send_password_links',
  'send_staff_links',
  'send_personal_data_links',
  'log_failed_sign_in',
  'revoke_user_certificates',
  'check_caa',
  'check_domain',
  'serve_waiting_orders',
  'advance_order',
  'submit_certificate',
  'collect_certificate',
  'expire_checkout',
] as const
export type AskedJob = (typeof ASKED_JOBS)[number]

/** Everything that a worker does; each has words at `jobs.kinds.<kind>`. */
export const JOB_KINDS = [...ASKED_JOBS, ...CLOCK_JOBS] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** A queue may hold what an earlier or later version of the portal has put there. */
export const isJobKind = (name: string): name is JobKind => JOB_KINDS.some((kind) => kind === name)
