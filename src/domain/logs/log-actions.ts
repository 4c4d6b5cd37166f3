/** What the log of an account can tell; each has words at `administration.logs.actions.<noun>.<verb>`. */
export const LOG_ACTIONS = [
  'access.denied',
  'api_user.created',
  'api_user.revoked',
  'audit.completed',
  'certificate.entered',
  'documents.requested',
  'order.approved',
  'order.cancelled',
  'order.placed',
  'order.refused',
  'order.resumed',
  'order.suspended',
  'payment.entered',
  'quote.signed',
] as const
export type LogAction = (typeof LOG_ACTIONS)[number]

/** Attempts that came to nothing. Everything else in the log was done. */
const DENIED: readonly LogAction[] = ['access.denied']

export function resultOf(action: LogAction): 'done' | 'denied' {
  return DENIED.includes(action) ? 'denied' : 'done'
}
