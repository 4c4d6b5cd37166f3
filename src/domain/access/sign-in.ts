export interface SignInRequest {
  readonly login: string
  readonly password: string
  readonly address: string
  readonly userAgent: string
}

export type SignInResult =
  { readonly outcome: 'signed_in'; readonly token: string } | { readonly outcome: 'wrong' | 'locked' | 'too_many' }
