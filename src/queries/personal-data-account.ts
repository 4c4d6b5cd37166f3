import type { PartQuery } from './personal-data.ts'

/** Who somebody is in an account, and what they have done there. */
export const PERSON_PARTS: readonly PartQuery[] = [
  {
    key: 'user',
    reads: ['users.login', 'users.email', 'users.name', 'users.last_sign_in_address', 'users.previous_sign_in_address'],
    text: `select u.login, u.email, u.name, u.language, u.theme, u.is_super_user, u.technical, u.commercial, u.billing,
        u.administrative, u.approval, u.created_at, u.suspended_at, u.deleted_at, u.password_changed_at, u.last_sign_in_at,
        u.last_sign_in_address, u.previous_sign_in_at, u.previous_sign_in_address
      from users u, person p where u.account_id = p.account_id and u.id = any (p.user_ids) order by u.created_at`,
  },
  {
    key: 'contacts',
    reads: [
      'contacts.email',
      'contacts.first_name',
      'contacts.last_name',
      'contacts.phone',
      'contacts.job_title',
      'contact_organizations.contact_id',
    ],
    text: `select c.first_name, c.last_name, c.email, c.phone, c.job_title, c.language, o.name as organization,
        array(select x.name from contact_organizations co
          join organizations x on x.account_id = co.account_id and x.id = co.organization_id
          where co.account_id = c.account_id and co.contact_id = c.id order by x.name) as other_organizations,
        c.proposed_corporate, c.proposed_technical, c.created_at, c.retired_at
      from contacts c join organizations o on o.account_id = c.account_id and o.id = c.organization_id, person p
      where c.account_id = p.account_id and lower(c.email) = p.email order by c.created_at`,
  },
  {
    key: 'orders',
    reads: [
      'orders.ordered_by',
      'orders.ordered_by_user_id',
      'orders.corporate_contact_id',
      'orders.technical_contact_id',
    ],
    text: `with own as (select c.id from contacts c, person p where c.account_id = p.account_id and lower(c.email) = p.email)
      select o.reference, o.common_name, o.organization_name as organization, o.ordered_at, o.ordered_by,
        coalesce(o.ordered_by_user_id = any (p.user_ids), false) as as_orderer,
        coalesce(o.corporate_contact_id in (select id from own), false) as as_corporate_contact,
        coalesce(o.technical_contact_id in (select id from own), false) as as_technical_contact
      from orders o, person p
      where o.account_id = $1 and (o.ordered_by_user_id = any (p.user_ids)
        or o.corporate_contact_id in (select id from own) or o.technical_contact_id in (select id from own))
      order by o.ordered_at desc`,
  },
  {
    key: 'order_events',
    reads: ['order_events.actor_name', 'order_events.details'],
    text: `select e.at, o.reference, e.kind, e.actor_name, e.details
      from order_events e join orders o on o.account_id = e.account_id and o.id = e.order_id, person p
      where e.account_id = p.account_id and e.actor_kind = 'user' and e.actor_name = any (p.names)
      order by e.at desc`,
  },
  {
    key: 'checked_orders',
    reads: ['attached_orders.checked_by', 'attached_orders.checked_by_user_id'],
    text: `select o.reference, o.common_name, o.product_name as product, o.state, o.checked_at as at
      from attached_orders o, person p
      where o.account_id = p.account_id and (o.checked_by_user_id = any (p.user_ids) or o.checked_by = any (p.names))
      order by o.checked_at desc`,
  },
  {
    key: 'link_orders',
    reads: ['link_orders.name', 'link_orders.email'],
    text: `select o.ordered_at, o.reference, l.name, l.email, l.language
      from link_orders l join orders o on o.account_id = l.account_id and o.id = l.order_id, person p
      where l.account_id = p.account_id and lower(l.email) = p.email order by o.ordered_at desc`,
  },
  {
    key: 'order_links',
    reads: ['order_links.made_by', 'order_links.made_by_user_id', 'order_links.switched_by'],
    text: `select l.made_at as created_at, l.product_code, l.label, l.made_by as created_by, l.switched_by as changed_by
      from order_links l, person p
      where l.account_id = p.account_id and (l.made_by_user_id = any (p.user_ids) or l.switched_by = any (p.names))
      order by l.made_at desc`,
  },
  {
    key: 'order_forms',
    reads: ['order_drafts.user_id', 'order_drafts.input'],
    text: `select d.created_at, d.updated_at, d.product_code, d.input
      from order_drafts d, person p where d.account_id = p.account_id and d.user_id = any (p.user_ids)
      order by d.created_at desc`,
  },
  {
    key: 'documents',
    reads: ['documents.content'],
    text: `select d.number, d.kind, d.issued_on::text, d.content -> 'buyer' ->> 'contactName' as contact_name
      from documents d, person p
      where d.account_id = p.account_id and d.content -> 'buyer' ->> 'contactName' = any (p.names)
      order by d.issued_on desc, d.number`,
  },
  {
    key: 'documents_sent',
    reads: ['order_documents.sent_by', 'stored_files.name'],
    text: `select d.sent_at, d.sent_by, f.name as file_name, d.category, d.comment, o.reference
      from order_documents d join stored_files f on f.account_id = d.account_id and f.id = d.file_id
      join orders o on o.account_id = d.account_id and o.id = d.order_id, person p
      where d.account_id = p.account_id and d.sent_by = any (p.names) order by d.sent_at desc`,
  },
  {
    key: 'domain_requests',
    reads: ['validation_mails.address', 'validation_mails.approved_from'],
    text: `select v.domain, m.address, m.sent_at, m.expires_at, m.approved_at, m.approved_from
      from validation_mails m join domain_validations v on v.account_id = m.account_id and v.id = m.validation_id, person p
      where m.account_id = p.account_id and lower(m.address) = p.email order by m.sent_at desc`,
  },
  {
    key: 'agreements',
    reads: ['dpa_decisions.decided_by', 'dpa_decisions.decided_by_user_id'],
    text: `select d.decided_at, s.name as supplier, d.version, d.decision, d.decided_by
      from dpa_decisions d join suppliers s on s.code = d.supplier_code, person p where d.account_id = p.account_id and d.decided_by_user_id = any (p.user_ids)
      order by d.decided_at desc`,
  },
  {
    key: 'contact_points',
    reads: ['contact_points.email'],
    text: `select c.purpose, c.email, c.language
      from contact_points c, person p where c.account_id = p.account_id and lower(c.email) = p.email order by c.purpose`,
  },
  {
    key: 'mandates',
    reads: [
      'debit_mandates.email',
      'debit_mandates.requested_by',
      'debit_mandates.revoked_by',
      'mandate_copies.sent_by',
    ],
    text: `select m.requested_at, m.reference, m.email, m.requested_by, m.revoked_by, m.revoked_at,
        c.sent_by as copy_sent_by, c.sent_at as copy_sent_at
      from debit_mandates m left join mandate_copies c on c.account_id = m.account_id and c.id = m.id, person p
      where m.account_id = p.account_id
        and (lower(m.email) = p.email or m.requested_by = any (p.names) or m.revoked_by = any (p.names)
          or c.sent_by = any (p.names))
      order by m.requested_at desc`,
  },
  {
    key: 'purposes',
    reads: ['purpose_choices.email', 'purpose_choices.user_id'],
    text: `select c.chosen_at, c.purpose, c.allowed, c.version, c.email
      from purpose_choices c, person p
      where c.account_id = p.account_id and (c.email = p.email or c.user_id = any (p.user_ids)) order by c.chosen_at desc`,
  },
  {
    key: 'mails',
    reads: ['mails.recipient', 'mails.text_body', 'mails.html'],
    // The HTML says the same as the text; a link that still opens something is not for a file.
    text: `select m.created_at, m.sent_at, m.kind, m.subject, m.recipient, m.language,
        regexp_replace(m.text_body, '/[A-Za-z0-9_-]{43}', '/…', 'g') as text
      from mails m, person p where m.account_id = p.account_id and lower(m.recipient) = p.email
      order by m.created_at desc`,
  },
  {
    key: 'log',
    reads: ['audit_log.actor_id', 'audit_log.actor_name', 'audit_log.address', 'audit_log.details'],
    text: `select l.at, l.actor_name, l.action, l.subject, l.address, l.details
      from audit_log l, person p
      where l.account_id = p.account_id and (l.actor_id = any (p.user_ids) or l.subject = any (p.logins) or l.subject = p.email)
      order by l.at desc`,
  },
  {
    key: 'registrations',
    reads: ['registrations.form', 'registrations.addresses', 'registrations.changed_by', 'registrations.name'],
    text: `select r.submitted_at, r.changed_at, r.changed_by, r.state, r.name as organization, r.terms_accepted_at,
        jsonb_path_query_array(r.form, '$.*.email') as emails, r.form -> 'corporate' as corporate_contact,
        r.form -> 'technical' as technical_contact
      from registrations r, person p
      where r.account_id is not distinct from p.account_id and p.email = any (r.addresses) order by r.submitted_at desc`,
  },
]
