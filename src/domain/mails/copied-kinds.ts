import type { MailKind } from './mail.ts'
import type { TokenKind } from './token-kinds.ts'

/**
 * Which mails go in copy to the address that an account names for it: all but those whose link or attachment is for
 * their receiver alone, and those that are not written to the account at all.
 */
const IS_COPIED = {
  order_confirmation: true,
  approval_requested: true,
  approval_decided: true,
  // Whoever follows its link proves control of a domain.
  dcv_challenge: false,
  personal_data_link: false,
  payment_received: true,
  payment_refused: true,
  documents_requested: true,
  order_suspended: true,
  caa_obstacle: true,
  certificate_delivered: true,
  order_cancelled: true,
  invoice_issued: true,
  credit_note_issued: true,
  // To people without an account.
  link_order_received: false,
  link_order_decided: false,
  registration_received: false,
  registration_correction: false,
  registration_refused: false,
  contract_ending: true,
  // One-time links.
  password_invitation: false,
  password_reset: false,
  password_changed: true,
  login_changed: true,
  email_confirmation: false,
  email_release: false,
  email_changed: true,
  two_factor_changed: true,
  // Its link is for its owner alone.
  certificate_link: false,
  certificate_made: true,
  certificate_ending: true,
  user_blocked: true,
  account_suspended: true,
  account_reopened: true,
  account_closed: true,
  option_changed: true,
  super_user_gained: true,
  super_user_lost: true,
  email_corrected: true,
  // To the operator's own people.
  staff_invitation: false,
  // The mandate that goes along shows the whole IBAN.
  mandate_to_sign: false,
  mandate_accepted: true,
  mandate_refused: true,
} as const satisfies Record<MailKind, boolean> & Record<TokenKind, false>

export const isCopied = (kind: MailKind): boolean => IS_COPIED[kind]
