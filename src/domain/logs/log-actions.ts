/** What the log of an account can tell; each has words at `administration.logs.actions.<noun>.<verb>`. */
export const LOG_ACTIONS = [
  'access.denied',
  'account.opened',
  'agreement.accepted',
  'agreement.withdrawn',
  'account.two_factor_demanded',
  'account.two_factor_lifted',
  'api_user.created',
  'api_user.revoked',
  'audit.completed',
  'certificate.entered',
  'contract.end_announced',
  'contract.ended',
  'contract.made',
  'contract.withdrawn',
  'documents.requested',
  'email.change_asked',
  'email.changed',
  'login.changed',
  'order.approved',
  'order.cancelled',
  'order.placed',
  'order.refused',
  'order.resumed',
  'order.suspended',
  'password.changed',
  'password_link.invited',
  'password_link.sent',
  'payment.entered',
  'profile.changed',
  'quote.signed',
  'session.ended',
  'session.others_ended',
  'sign_in.failed',
  'sign_in.locked',
  'sign_in.succeeded',
  'two_factor.codes_renewed',
  'two_factor.failed',
  'two_factor.locked',
  'two_factor.passed',
  'two_factor.recovery_code_used',
  'two_factor.replaced',
  'two_factor.reset',
  'two_factor.set_up',
  'two_factor.switched_off',
] as const
export type LogAction = (typeof LOG_ACTIONS)[number]

/** Attempts that came to nothing. Everything else in the log was done. */
const DENIED: readonly LogAction[] = [
  'access.denied',
  'sign_in.failed',
  'sign_in.locked',
  'two_factor.failed',
  'two_factor.locked',
]

export function resultOf(action: LogAction): 'done' | 'denied' {
  return DENIED.includes(action) ? 'denied' : 'done'
}
