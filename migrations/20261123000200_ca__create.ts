import type { Knex } from 'knex'

/**
 * The embedded certification authority: its keys (sealed), its register of what it planned, signed and revoked, and the
 * revocation lists it published. They belong to the operator, not to an account. A certificate is written down with
 * its serial number and its content before it is signed, so that no signature can exist without a record. Safe at any
 * time: nothing else names these tables.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table ca_authorities (
      id uuid primary key,
      code text not null unique check (code ~ '^[a-z][a-z-]*$'),
      role text not null check (role in ('root', 'issuing')),
      family text unique check (family in ('dv', 'ov', 'ev', 'client', 'code_signing', 'psd', 'login')),
      name text not null,
      issuer_id uuid references ca_authorities,
      serial text not null,
      certificate_pem text not null,
      sealed_key text not null,
      not_after timestamptz not null,
      created_at timestamptz not null,
      constraint issuing_has_family_and_issuer check ((role = 'issuing') = (family is not null and issuer_id is not null))
    );

    create table ca_issued (
      id uuid primary key,
      ca_id uuid not null references ca_authorities,
      reference text not null,
      sequence integer not null check (sequence > 0),
      request_sha256 text not null,
      state text not null check (state in ('planned', 'issued', 'refused', 'cancelled')),
      refusal text,
      serial text check (serial ~ '^[0-9a-f]+$'),
      content bytea,
      planned_at timestamptz not null,
      issued_at timestamptz,
      not_after timestamptz,
      certificate_pem text,
      revoked_at timestamptz,
      revocation_reason text
        check (revocation_reason in ('unspecified', 'keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation')),
      unique (reference, sequence),
      unique (ca_id, serial),
      constraint planned_before_issued check (state not in ('planned', 'issued') or (serial is not null and content is not null)),
      constraint issued_is_whole check (
        (state = 'issued') = (certificate_pem is not null and issued_at is not null and not_after is not null)
      ),
      constraint refused_says_why check ((state = 'refused') = (refusal is not null)),
      constraint revoked_is_issued check (revoked_at is null or state = 'issued'),
      constraint revoked_says_why check ((revoked_at is null) = (revocation_reason is null))
    );
    create index ca_issued_by_serial on ca_issued (serial);
    create index ca_issued_revoked on ca_issued (ca_id, not_after) where revoked_at is not null;

    create table ca_crls (
      ca_id uuid not null references ca_authorities,
      number bigint not null check (number > 0),
      der bytea, -- of the newest list only: the others would fill the disk
      this_update timestamptz not null,
      next_update timestamptz not null check (next_update > this_update),
      primary key (ca_id, number)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table ca_crls, ca_issued, ca_authorities')
}
