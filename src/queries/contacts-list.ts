import type { ListedContact } from '#domain/organizations/kept-contact.ts'
import { ask } from '#platform/ask.ts'
import type { AccountScope } from '#platform/scope.ts'

export interface ContactSearch {
  readonly keyword: string
  readonly retired: boolean
}

/** The account's contacts by name, those that are proposed or those that are retired; without those merged away. */
export async function listContactsOfAccount(
  scope: AccountScope,
  { keyword, retired }: ContactSearch,
  most: number,
): Promise<ListedContact[]> {
  const pattern = keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`
  return ask<ListedContact>(scope, {
    name: 'contacts-list',
    text: `
      select c.id, c.first_name as "firstName", c.last_name as "lastName", c.job_title as "jobTitle", c.email, c.phone,
        o.name as "organizationName", c.retired_at is not null as "isRetired",
        array_remove(array[case when c.proposed_corporate then 'corporate' end,
          case when c.proposed_technical then 'technical' end], null) as "proposedAs"
      from contacts c join organizations o on o.account_id = c.account_id and o.id = c.organization_id
      where c.account_id = $1 and c.merged_into is null and (c.retired_at is not null) = $2
        and ($3 = '' or c.first_name || ' ' || c.last_name ilike $3 or c.email ilike $3 or o.name ilike $3)
      order by c.last_name, c.first_name, c.id limit $4`,
    values: [scope.accountId, retired, pattern, most],
  })
}
