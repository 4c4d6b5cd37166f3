export interface SignInRequest {
  readonly login: string
  readonly password: string
  readonly address: string
  readonly userAgent: string
}

/** `second_factor`: the password is right, and the token opens the page that asks for the rest. */
export type SignInResult =
  | { readonly outcome: 'signed_in' | 'second_factor'; readonly token: string }
  | { readonly outcome: 'wrong' | 'locked' | 'too_many' }
