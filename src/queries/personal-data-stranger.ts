import type { PartQuery } from './personal-data.ts'

/** What is held on somebody outside of all accounts: because they have asked for one. */
export const OUTSIDE_PARTS: readonly PartQuery[] = [
  {
    key: 'registration_events',
    reads: ['registration_events.actor_name', 'registration_events.address'],
    text: `select e.at, e.kind, e.actor_name, e.address, e.message
      from registration_events e join registrations r on r.id = e.registration_id, person p
      where r.account_id is null and p.email = any (r.addresses) and e.actor_kind = 'visitor' order by e.at desc`,
  },
  {
    key: 'outside_orders',
    reads: ['outside_orders.buyer_email'],
    text: `select o.reference, o.common_name, o.product_name as product, o.valid_from, o.valid_to, o.entered_at
      from outside_orders o, person p where lower(o.buyer_email) = p.email order by o.entered_at desc`,
  },
  {
    key: 'operator_mails',
    reads: ['operator_mails.recipient', 'operator_mails.text_body', 'operator_mails.html'],
    text: `select m.created_at, m.sent_at, m.kind, m.subject, m.recipient, m.language,
        regexp_replace(m.text_body, '/[A-Za-z0-9_-]{43}', '/…', 'g') as text
      from operator_mails m, person p where lower(m.recipient) = p.email order by m.created_at desc`,
  },
]
