export const REFUSAL_KINDS = [
  'unauthenticated',
  'not_found',
  'forbidden',
  'invalid',
  'conflict',
  'too_large',
  'too_many',
  'unavailable',
] as const
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
  cookies_needed: 'a form came from a browser that keeps no cookies',
  body_too_large: 'the request is larger than the page accepts',
  too_many_requests: 'a rate limit was reached',
  unexpected: 'a bug or an outage: shown with a reference only',
  order_not_found: 'no order with this reference in this account',
  organization_not_found: 'no organization with this id in this account',
  contact_not_found: 'no contact with this id in this account',
  contact_merged: 'the contact was merged into another one meanwhile',
  contact_retired: 'a retired contact can not stand in the place of others',
  user_not_found: 'no user with this id in this account',
  user_suspended: 'a suspended user is neither invited nor unlocked',
  user_has_password: 'the user has chosen a password already and needs no invitation',
  super_user_is_own_master: 'only the super user changes the super user’s account',
  super_user_stays: 'an account is never left without its super user',
  approvers_by_super_user: 'only the super user gives somebody the approval right',
  last_approver_stays: 'in approval mode somebody besides the super user approves',
  not_on_yourself: 'people change themselves in their profile, and nobody their own rights',
  view_changes_nothing: 'staff who look at an account as its customer sees it may not change or read this',
  account_state_moved: 'the account is not in a state that allows the act',
  staff_not_found: 'nobody of the staff has this id',
  staff_not_on_yourself: 'administrators neither suspend themselves nor change their own role',
  last_admin_stays: 'the house is never left without somebody who administers it',
  billing_entity_not_found: 'no billing entity under this id in this account, or a retired one',
  mandate_not_found: 'no mandate under this id in this account',
  mandate_copy_moved: 'another copy of the signed mandate came meanwhile',
  mandate_without_copy: 'no copy of the signed mandate was sent',
  mandate_moved: 'the mandate was decided about or revoked meanwhile',
  mandate_open: 'the account has a mandate that is asked for or valid',
  mandate_not_offered: 'the account can not be debited: not in euros, or its office collects nothing',
  certificate_not_found: 'no certificate with this number in this account',
  certificate_does_not_fit: 'what the CA gave is not what was ordered',
  certificate_unreadable: 'what was pasted holds no readable certificate',
  document_not_found: 'no document with this number in this account',
  draft_not_placeable: 'the draft has become wrong since it was checked: prices, balance or rules have moved',
  draft_not_found: 'the order form was not begun by this user, or has been cleaned up',
  custom_field_not_found: 'no field of its own under this id in this account',
  custom_fields_full: 'every place for a field of the account’s own is taken',
  validation_not_found: 'no domain to validate under this id',
  too_many_challenge_mails: 'more validation mails to strangers than an account may have sent in a day',
  proof_not_wanted: 'a mailed link of an order that was called off',
  proof_value_lapsed: 'a look for a random value that proves nothing any more',
  api_key_wrong: 'no key, an unknown one, or a wrong secret',
  api_account_shut: 'the key’s account is suspended or closed',
  api_key_revoked: 'the key was ended by somebody of its account',
  api_key_expired: 'the key has come to its end',
  api_network_refused: 'the key may not be used from this address',
  api_scope_missing: 'the key does not cover what was asked for',
  api_user_not_found: 'no API user under this id in this account',
  session_not_found: 'no open session of this user under this id',
  email_taken: 'somebody else of the account has this e-mail',
  too_many_passwords: 'the present password was typed wrongly too often',
  link_not_valid: 'a mailed link that was used, has expired or never existed',
  too_many_links: 'links to the page of personal data were asked for too often',
  no_certificate: 'an act on a sign-in certificate that does not serve any more, or is not there',
  no_password_here: 'an act that a password proves, in an account that signs in by certificate',
  own_certificate_first: 'demanding certificates of others before the super user has signed in by one',
  user_blocked: 'a blocked user is let in again by staff alone',
  two_factor_is_off: 'an act on a second factor that is not there',
  single_sign_on_missing: 'acting on single sign-on that is not set up',
  too_many_rules: 'more rules for rights than an account may have',
  passkey_is_known: 'a device key that is kept already, of whomever',
  too_many_passkeys: 'more passkeys than anybody has devices',
  two_factor_mandatory: 'switching off what the account demands',
  own_two_factor_first: 'demanding of others what the super user has not set up',
  super_user_only: 'an act that no right opens but being the super user',
  sign_in_rule_moved: 'the rule of the account was changed since the page was opened',
  network_refused: 'a session was used from outside the networks of its account',
  demonstration_only: 'an act in an account that is there to look around in',
  csr_stands_no_more: 'the key of an order that waited is known as compromised, or not allowed any more',
  csr_missing: 'the act needs a CSR and the order has none yet',
  already_paid: 'the order is paid or needs no payment',
  payment_provider_down: 'the card payment provider did not answer',
  amount_mismatch: 'the amount is not the one of the document',
  nothing_to_credit: 'nothing that can be bought is left of a request for tokens or deposit',
  balance_too_low: 'the deposit or the tokens do not cover the order',
  holder_unfit: 'a certificate can not carry what is known of the holder',
  audit_incomplete: 'the checklist is not fully ticked',
  order_link_closed: 'an order link that never existed, serves no more, or whose account can not order',
  order_links_not_allowed: 'the account does not let this user make order links',
  order_link_not_found: 'no order link under this id in this account',
  not_own_approval: 'an order can not be approved twice or by somebody without the right',
  plan_not_sold: 'the product is not sold for so many years',
  option_not_sold: 'licences or guidance asked for a product without them',
  price_missing: 'the price list has no price for this combination',
  order_form_closed: 'the contract or a data processing agreement keeps the account from ordering the product',
  outside_order_not_found: 'no order of the register under this id',
  outside_order_checked: 'an order bought elsewhere was confirmed or rejected already',
  news_not_found: 'the operator has written nothing under this id',
  contract_not_found: 'no contract with this number in this account',
  job_gone: 'no job of the queue has this number: it is done, or was given up',
  job_moved: 'something has happened to the job since its page was opened',
  job_running: 'a worker is at the job',
  mail_token_gone: 'the one-time link of the mail is not kept, so it cannot be sent again',
  contract_changed: 'the contract was changed by somebody else since the form was opened',
  agreement_not_found: 'the supplier has no data processing agreement, or not this version',
  product_not_sold: 'the product is unknown or not open for orders',
  registration_closed: 'the registration was decided already, or is not in a state that allows the act',
  illegal_transition: 'the order is not in a state that allows the act',
} as const
