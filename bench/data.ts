/** Accounts, one of which has every twentieth order; the others share the rest as customers do, a few large and many small. */
const ACCOUNT_COUNT = 2_000

export const LARGEST = 'bench-1'
export const READER = 'bench.reader'

/** Chance with a fixed beginning, so that two machines measure on the same rows. */
export const HELPERS = `
  select setseed(0.2026);

  create function pg_temp.id_at(moment timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
      || '7' || substr(md5(random()::text), 1, 3) || 'a' || substr(md5(random()::text), 1, 15))::uuid
  $$;
  create function pg_temp.word() returns text language sql volatile as $$
    select (array['harbour', 'quay', 'mill', 'orchard', 'bridge', 'lantern', 'granite', 'willow', 'falcon', 'cedar',
      'meadow', 'anchor', 'copper', 'signal', 'castle', 'ferry', 'garden', 'market', 'beacon', 'river', 'summit', 'cobalt',
      'maple', 'saddle', 'timber', 'violet', 'winter', 'atlas', 'ember', 'juniper', 'kestrel', 'linden'
    ])[1 + floor(random() * 32)::integer]
  $$;`

export const ACCOUNTS = `
  insert into accounts (id, office_id, slug, name, kind, purchase_option, authentication_mode, currency, language,
    registration_number, address, phone, created_at)
  select pg_temp.id_at(now() - interval '4 years'), o.id, 'bench-' || n, initcap(pg_temp.word() || ' ' || pg_temp.word()),
    'company', 'rebate', 'password', o.currency, case o.country when 'FR' then 'fr' else 'en' end,
    'B' || n, '{"lines": ["1 High Street"], "postalCode": "AB1", "city": "Aberdeen", "country": "GB"}', '+44 1224 000 000',
    now() - interval '4 years'
  from generate_series(1, ${ACCOUNT_COUNT}) n
  join offices o on o.code = case when n % 2 = 0 then 'FR' else 'GB' end;

  insert into users (account_id, id, login, email, name, language, password_hash, password_changed_at, is_super_user,
    previous_sign_in_at, previous_sign_in_address, created_at)
  select id, pg_temp.id_at(created_at), '${READER}', 'reader@bench.example', 'Rowan Reader', 'en', 'none', now(), true,
    now() - interval '1 day', '192.0.2.7', created_at
  from accounts where slug = '${LARGEST}';

  insert into organizations (account_id, id, registration_number, name, country, address, phone, created_at)
  select a.id, pg_temp.id_at(a.created_at), 'R' || n, initcap(pg_temp.word()) || ' ' || initcap(pg_temp.word()) || ' Ltd',
    'GB', a.address, a.phone, a.created_at
  from accounts a cross join generate_series(1, 3) n;

  insert into contacts (account_id, id, organization_id, first_name, last_name, email, phone, language, created_at)
  select account_id, pg_temp.id_at(created_at), id, initcap(pg_temp.word()), initcap(pg_temp.word()), 'contact@bench.example',
    phone, 'en', created_at
  from organizations;`

/**
 * Three years of orders in the order they came in, so that the rows of an account lie scattered over the whole table as
 * they do in life. Nearly all of the past is delivered, nearly all of the last fortnight is open.
 */
export const ORDERS = (count: number) => `
  create temp table numbered_accounts on commit drop as
    select a.id, substr(a.slug, 7)::integer as number, c.id as contact_id, o.id as organization_id, o.name as organization_name,
      substr(o.registration_number, 2)::integer as organization_number, a.currency
    from accounts a join organizations o on o.account_id = a.id
    join contacts c on c.account_id = a.id and c.organization_id = o.id;
  create temp table numbered_products on commit drop as
    select row_number() over (order by position) as number, code, brand_code, type,
      coalesce(definition ->> 'validation', 'dv') as validation
    from products where type = 'server';
  analyze numbered_accounts;
  analyze numbered_products;

  insert into orders (account_id, id, reference, product_code, brand_code, product_type, validation, fulfilment, settlement,
    organization_id, organization_name, corporate_contact_id, technical_contact_id, common_name, names, software,
    customer_reference, plan_years, payment_means, price_list_code, currency, net_amount, ordered_by, ordered_at, paid_at,
    delivered_at, valid_from, valid_to, revoked_at, serial, key_description, signature_hash, search_text)
  select a.id, pg_temp.id_at(ordered_at), reference, p.code, p.brand_code, p.type, p.validation, fulfilment, settlement,
    a.organization_id, a.organization_name, a.contact_id, a.contact_id, names[1], names, 'nginx', customer_reference, 1,
    'transfer', (select min(code) from price_lists), a.currency, net_amount, 'Rowan Reader', ordered_at, delivered_at,
    delivered_at, date_trunc('day', delivered_at), date_trunc('day', delivered_at) + lifetime, revoked_at, serial, 'RSA 2048',
    case when serial is not null then 'sha256' end,
    lower(concat_ws(E'\\n', reference, array_to_string(names, E'\\n'), customer_reference, a.organization_name, serial))
  from (
    select drawn.*,
      case when is_delivered then ordered_at + days * interval '1 day' end as delivered_at,
      case when is_delivered and fate < 0.02 then ordered_at + interval '20 days' end as revoked_at,
      case when is_delivered then md5(number::text) end as serial,
      case when ordered_at < '2026-03-15' then interval '397 days' else interval '199 days' end as lifetime,
      case when is_delivered then 'delivered' when not is_recent then 'cancelled'
        when fate < 0.5 then 'verification' when fate < 0.9 then 'awaiting_dcv' else 'suspended' end as fulfilment,
      case when not is_recent and not is_delivered then 'refunded' when fate < 0.6 then 'paid' when fate < 0.8 then 'deferred'
        else 'awaiting_payment' end as settlement
    from (
      select rolled.*, ordered_at > now() - interval '14 days' as is_recent,
        case when ordered_at > now() - interval '14 days' then false else fate < 0.94 end as is_delivered
      from (
        select n as number, 'CH' || 10000000 + n as reference,
          case when n % 20 = 0 then 1 else 2 + floor(${ACCOUNT_COUNT - 1} * power(random(), 2)) end as account_number,
          1 + floor(random() * (select count(*) from numbered_products)) as product_number,
          1 + floor(random() * 3) as organization_number,
          now() - interval '3 years' * (1 - n / ${count}::float) - random() * interval '90 seconds' as ordered_at,
          1 + floor(random() * 4) as days,
          (4900 + floor(random() * 900) * 100)::bigint as net_amount,
          case when random() < 0.6 then 'PO-' || 1000 + floor(random() * 9000) else '' end as customer_reference,
          (select array_agg(case part when 1 then host when 2 then substr(host, 5) else 'shop' || part || '.' || substr(host, 5) end)
            from generate_series(1, 1 + floor(power(random(), 3) * 6 + n * 0)::integer) part) as names,
          random() as fate
        from (select n, 'www.' || pg_temp.word() || '-' || pg_temp.word() || n % 1000 || '.example' as host
          from generate_series(1, ${count}) n) hosts
      ) rolled
    ) drawn
  ) drawn
  join numbered_accounts a on a.number = account_number and a.organization_number = drawn.organization_number
  join numbered_products p on p.number = product_number
  order by drawn.number;`

const OF_LARGEST = `from orders o join accounts a on a.id = o.account_id and a.slug = '${LARGEST}'`

/** What hangs on an order, for the largest account only: its status pages are the ones that are opened. */
export const FILES_OF_LARGEST = [
  `insert into order_names (account_id, order_id, position, name, kind)
  select o.account_id, o.id, n.position - 1, n.name, case n.position when 1 then 'base' when 2 then 'companion' else 'additional' end
  ${OF_LARGEST} cross join unnest(o.names) with ordinality as n (name, position)`,

  `insert into order_lines (account_id, order_id, position, item, quantity, years, unit_amount, amount)
  select o.account_id, o.id, 0, 'base', 1, 1, o.net_amount, o.net_amount ${OF_LARGEST}`,

  `insert into order_events (account_id, id, order_id, at, actor_kind, actor_name, kind, details)
  select o.account_id, pg_temp.id_at(e.at), o.id, e.at, 'user', o.ordered_by, e.kind, '{}'
  ${OF_LARGEST} cross join lateral (values ('placed', o.ordered_at), ('verification_started', o.ordered_at),
    ('submitted', o.delivered_at), ('delivered', o.delivered_at)) as e (kind, at)
  where e.at is not null`,

  `insert into certificates (account_id, id, order_id, sequence, csr_pem, names, key_description, state, issued_at, not_before,
    not_after, serial, sha256, signature_hash, issuer, pem, chain_pem, created_at)
  select o.account_id, pg_temp.id_at(o.ordered_at), o.id, 1, repeat('c', 900), o.names, 'RSA 2048', 'issued', o.delivered_at,
    o.valid_from, o.valid_to, o.serial, md5(o.serial) || md5(o.reference), 'sha256', 'Bench CA', repeat('p', 1900),
    array[repeat('i', 1700)], o.ordered_at
  ${OF_LARGEST} where o.serial is not null`,
]
