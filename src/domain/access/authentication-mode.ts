/** How the users of an account prove who they are. */
export const AUTHENTICATION_MODES = ['password', 'two_factor', 'client_certificate'] as const
/** What a new account may choose today; client certificates wait for their own sign-in page. */
export const OFFERED_MODES = ['password', 'two_factor'] as const satisfies readonly AuthenticationMode[]
export type AuthenticationMode = (typeof AUTHENTICATION_MODES)[number]
