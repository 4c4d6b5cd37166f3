import type { DuplicateCandidate } from '#domain/registrations/duplicates.ts'
import type { ListedRegistration, RegistrationView, SellingOffice } from '#domain/registrations/listed-registration.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

const VIEWS: Readonly<Record<RegistrationView, string>> = {
  waiting: `state = 'submitted'`,
  correction: `state = 'correction'`,
  accepted: `state = 'accepted'`,
  refused: `state = 'refused'`,
  all: 'true',
}

/** Registrations whose name, number or address contains the keyword: what waits by age, the others newest first. */
export async function listRegistrationsAcrossAccounts(
  scope: OperatorScope,
  view: RegistrationView,
  keyword: string,
  most: number,
): Promise<ListedRegistration[]> {
  const oldestFirst = view === 'waiting' || view === 'correction'
  return askOperator<ListedRegistration>(scope, {
    name: `registrations-${view}`,
    text: `
      select id, state, name, registration_number, form->'organization'->>'country' as country, form->>'kind' as kind,
        concat_ws(' ', form->'corporate'->>'firstName', form->'corporate'->>'lastName') as applicant,
        form->'corporate'->>'email' as address, submitted_at
      from registrations
      where ${VIEWS[view]}
        and ($1 = '' or name ilike $1 or registration_number ilike $1 or array_to_string(addresses, ' ') ilike $1)
      order by submitted_at ${oldestFirst ? 'asc, id asc' : 'desc, id desc'} limit $2`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
}

interface Likeness {
  /** The registration itself. */
  readonly id: string
  /** Company numbers begin alike: a SIRET with its SIREN. */
  readonly number: string
  readonly name: string
  /** Domains that belong to somebody. */
  readonly domains: readonly string[]
}

/** More of them would not be read. */
const MOST_CANDIDATES = 60

/**
 * Whom a registration may double: accounts, holders that accounts know, and other registrations. Loosely found here, by
 * number, by likeness of the name and by mail domain; the domain then judges what they really share.
 */
export async function listDuplicateCandidatesAcrossAccounts(
  scope: OperatorScope,
  { id, number, name, domains }: Likeness,
): Promise<DuplicateCandidate[]> {
  return askOperator<DuplicateCandidate>(scope, {
    name: 'registration-duplicates',
    text: `
      with people as (
        select account_id, array_agg(distinct lower(email)) as addresses from users
        where split_part(lower(email), '@', 2) = any ($4) group by account_id
      )
      (select 'account' as kind, a.id, a.name, a.name as organization_name, a.registration_number,
        coalesce(p.addresses, '{}') as addresses
      from accounts a left join people p on p.account_id = a.id
      where a.registration_number like $2 || '%' or similarity(a.name, $3) > 0.3 or p.account_id is not null
      order by (a.registration_number like $2 || '%') desc, similarity(a.name, $3) desc limit ${MOST_CANDIDATES})
      union all
      (select 'organization', a.id, a.name, o.name, o.registration_number, '{}'
      from organizations o join accounts a on a.id = o.account_id
      where o.registration_number like $2 || '%' and a.registration_number not like $2 || '%' limit ${MOST_CANDIDATES})
      union all
      (select 'registration', r.id, r.name, r.name, r.registration_number, r.addresses
      from registrations r
      where r.id <> $1 and r.state <> 'accepted' and (r.registration_number like $2 || '%'
        or similarity(r.name, $3) > 0.3
        or exists (select from unnest(r.addresses) as address where split_part(address, '@', 2) = any ($4)))
      order by r.submitted_at desc limit ${MOST_CANDIDATES})`,
    values: [id, number.replace(/[\\%_]/g, '\\$&'), name, domains],
  })
}

/** The legal entities that can sell to a new account. */
export async function listOfficesAcrossAccounts(scope: OperatorScope): Promise<SellingOffice[]> {
  return askOperator<SellingOffice>(scope, {
    name: 'selling-offices',
    text: 'select code, name, country, currency from offices order by name',
    values: [],
  })
}
