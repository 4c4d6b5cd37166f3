export const REFUSAL_KINDS = ['not_found', 'forbidden', 'invalid', 'conflict', 'too_many', 'unavailable'] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

/**
 * The domain saying no in words the customer may read: `code` is the message key `refusals.<code>` of every language.
 * Anything else that is thrown is a bug or an outage, and the customer only learns its reference.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  readonly code: RefusalCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(
    kind: RefusalKind,
    code: RefusalCode,
    details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.kind = kind
    this.code = code
    this.details = details
  }
}

/** Every code has a sentence in every language; a code without one does not compile (src/http/errors.ts). */
export type RefusalCode = keyof typeof REFUSALS

/** The codes of the whole portal, each with the situation it stands for. */
export const REFUSALS = {
  page_not_found: 'no such address, or an object of somebody else',
  not_allowed: 'signed in, but without the right',
  sign_in_first: 'no session',
  form_expired: 'the anti-forgery token is missing or stale',
  body_too_large: 'the request is larger than the page accepts',
  too_many_requests: 'a rate limit was reached',
  order_not_found: 'no order with this reference in this account',
  illegal_transition: 'the order is not in a state that allows the act',
} as const
