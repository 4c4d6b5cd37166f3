/**
 * Whether a password opens anything for the user `u` of the account `a`: not where it signs in by certificate, nor where
 * passwords are off for the sake of its provider, for all but the super user.
 */
export const TAKES_PASSWORDS = `(a.authentication_mode <> 'client_certificate' and (u.is_super_user or not exists (
          select from single_sign_ons s where s.account_id = a.id and s.is_on and not s.allows_passwords)))`
