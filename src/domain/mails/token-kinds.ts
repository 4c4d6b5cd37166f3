import type { Mail, MailKind } from './mail.ts'

/** Mails whose link opens something to whoever follows it: its token is for their receiver alone. */
export const TOKEN_KINDS = [
  'dcv_challenge',
  'personal_data_link',
  'registration_correction',
  'password_invitation',
  'password_reset',
  'email_confirmation',
  'email_release',
  'certificate_link',
  'staff_invitation',
] as const satisfies readonly MailKind[]

export type TokenKind = (typeof TOKEN_KINDS)[number]

type TokenMail = Extract<Mail, { readonly kind: TokenKind }>

/** All others: staff may read their kept copies whole. */
export type PlainMail = Exclude<Mail, TokenMail>

/** A mail, with the token of its link where it has one: it can't be left out, nor given to another kind. */
export type MailAndToken =
  { readonly mail: TokenMail; readonly token: string } | { readonly mail: PlainMail; readonly token?: never }
