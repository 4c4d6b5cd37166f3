/** How the users of an account prove who they are. */
export const AUTHENTICATION_MODES = ['password', 'two_factor', 'client_certificate'] as const
export type AuthenticationMode = (typeof AUTHENTICATION_MODES)[number]
