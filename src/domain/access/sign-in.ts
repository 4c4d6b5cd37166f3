export interface SignInRequest {
  readonly login: string
  readonly password: string
  readonly address: string
  readonly userAgent: string
}

/**
 * Why nobody is signed in. `account_…`, `network_refused` and `provider_only`, by which the users of an account sign in
 * at its provider, are told to those alone whose password is right.
 */
export type SignInProblem =
  'wrong' | 'locked' | 'too_many' | 'account_suspended' | 'account_closed' | 'network_refused' | 'provider_only'

/** `second_factor`: the password is right, and the token opens the page that asks for the rest. */
export type SignInResult =
  { readonly outcome: 'signed_in' | 'second_factor'; readonly token: string } | { readonly outcome: SignInProblem }
