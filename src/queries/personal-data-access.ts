import type { PartQuery } from './personal-data.ts'

/** How somebody gets in: never a password, a key, a code or a token, not even as a hash. */
export const ACCESS_PARTS: readonly PartQuery[] = [
  {
    key: 'sessions',
    reads: ['sessions.user_id', 'sessions.address', 'sessions.user_agent'],
    text: `select s.created_at, s.last_seen_at, s.expires_at, s.address, s.user_agent
      from sessions s, person p where s.account_id = p.account_id and s.user_id = any (p.user_ids)
      order by s.created_at desc`,
  },
  {
    key: 'half_open_sign_ins',
    reads: ['half_open_sign_ins.user_id', 'half_open_sign_ins.address', 'half_open_sign_ins.user_agent'],
    text: `select h.created_at, h.expires_at, h.address, h.user_agent
      from half_open_sign_ins h, person p where h.account_id = p.account_id and h.user_id = any (p.user_ids)
      order by h.created_at desc`,
  },
  {
    key: 'failed_sign_ins',
    reads: ['sign_in_failures.login_hash'],
    text: `select login, f.failures, f.last_failed_at, f.locked_at
      from person p, unnest(p.logins) login join sign_in_failures f
        on f.login_hash in (sha256(convert_to('user:' || login, 'UTF8')), sha256(convert_to('user_without_password:' || login, 'UTF8')))
      order by login`,
  },
  {
    key: 'second_factors',
    reads: ['second_factors.user_id'],
    text: `select case when f.sealed_key is null then 'passkey' else 'totp' end as kind, f.set_up_at,
        (select count(*)::integer from recovery_codes c where c.second_factor_id = f.id and c.used_at is null) as recovery_codes_left
      from second_factors f, person p where f.account_id = p.account_id and f.user_id = any (p.user_ids)
      order by f.set_up_at`,
  },
  {
    key: 'passkeys',
    reads: ['passkeys.name'],
    text: `select k.name, k.added_at, k.last_used_at
      from passkeys k join second_factors f on f.id = k.second_factor_id, person p
      where f.account_id = p.account_id and f.user_id = any (p.user_ids) order by k.added_at`,
  },
  {
    key: 'certificates',
    reads: ['user_certificates.user_id'],
    text: `select c.serial, c.issued_at, c.not_before as valid_from, c.not_after as valid_to, c.used_at, c.suspended_at, c.revoked_at
      from user_certificates c, person p where c.account_id = p.account_id and c.user_id = any (p.user_ids)
      order by c.issued_at desc`,
  },
  {
    key: 'certificate_links',
    reads: ['certificate_links.user_id'],
    text: `select l.created_at, l.expires_at, l.used_at
      from certificate_links l, person p where l.account_id = p.account_id and l.user_id = any (p.user_ids)
      order by l.created_at desc`,
  },
  {
    key: 'provider_links',
    reads: ['single_sign_on_links.user_id'],
    text: `select l.issuer, l.subject, l.linked_at
      from single_sign_on_links l, person p where l.account_id = p.account_id and l.user_id = any (p.user_ids)
      order by l.linked_at desc`,
  },
  {
    key: 'password_links',
    reads: ['password_links.user_id'],
    text: `select l.purpose, l.created_at, l.expires_at, l.used_at
      from password_links l, person p where l.account_id = p.account_id and l.user_id = any (p.user_ids)
      order by l.created_at desc`,
  },
  {
    key: 'former_passwords',
    reads: ['former_passwords.user_id'],
    text: `select f.replaced_at
      from former_passwords f, person p where f.account_id = p.account_id and f.user_id = any (p.user_ids)
      order by f.replaced_at desc`,
  },
  {
    key: 'email_changes',
    reads: ['email_changes.user_id', 'email_changes.email'],
    text: `select c.email, c.created_at, c.expires_at, c.closed_at
      from email_changes c, person p
      where c.account_id = p.account_id and (c.user_id = any (p.user_ids) or lower(c.email) = p.email)
      order by c.created_at desc`,
  },
  {
    key: 'api_users',
    reads: ['api_users.name', 'api_users.created_by', 'api_users.revoked_by', 'api_users.last_used_address'],
    text: `select a.name, a.key_id, a.scopes, a.networks, a.created_by, a.created_at, a.expires_at, a.revoked_by, a.revoked_at,
        a.last_used_at, a.last_used_address
      from api_users a, person p
      where a.account_id = p.account_id and (a.created_by = any (p.names) or a.revoked_by = any (p.names))
      order by a.created_at desc`,
  },
  {
    key: 'links',
    reads: ['personal_data_links.email', 'personal_data_links.opened_from'],
    text: `select l.created_at, l.expires_at, l.opened_at, l.opened_from, l.session_ends_at
      from personal_data_links l, person p where l.account_id is not distinct from p.account_id and l.email = p.email
      order by l.created_at desc`,
  },
]
