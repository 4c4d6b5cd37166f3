/** Every job and what it is given. A job names its account, because it makes its own scope. */
export interface JobPayloads {
  deliver_mail: { readonly accountId: string; readonly mailId: string }
  check_caa: { readonly accountId: string; readonly orderId: string }
  check_domain: { readonly accountId: string; readonly validationId: string }
  advance_order: { readonly accountId: string; readonly orderId: string }
  submit_certificate: { readonly accountId: string; readonly certificateId: string }
  collect_certificate: { readonly accountId: string; readonly certificateId: string }
}
export type JobName = keyof JobPayloads
