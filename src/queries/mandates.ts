import type { ListedMandate, MandateView } from '#domain/mandates/listed-mandate.ts'
import { askOperator } from '#platform/ask.ts'
import type { OperatorScope } from '#platform/scope.ts'

const STATES: Readonly<Record<MandateView, string>> = {
  requested: `m.state = 'requested'`,
  valid: `m.state = 'valid'`,
  closed: `m.state in ('refused', 'revoked')`,
}

/** Mandates of all accounts: those that wait by age, the others newest first. */
export async function listMandatesAcrossAccounts(
  scope: OperatorScope,
  { view, keyword }: { readonly view: MandateView; readonly keyword: string },
  most: number,
): Promise<ListedMandate[]> {
  return askOperator<ListedMandate>(scope, {
    name: `mandates-${view}`,
    text: `
      select m.id, m.reference, a.name as account, m.state, m.debtor_name as debtor, m.iban_end as "ibanEnd",
        m.requested_at as "requestedAt",
        exists (select 1 from mandate_copies c where c.account_id = m.account_id and c.id = m.id) as "hasCopy"
      from debit_mandates m join accounts a on a.id = m.account_id
      where ${STATES[view]} and ($1 = '' or a.name ilike $1 or m.reference ilike $1 or m.debtor_name ilike $1)
      order by m.requested_at ${view === 'requested' ? 'asc' : 'desc'}, m.id limit $2`,
    values: [keyword === '' ? '' : `%${keyword.replace(/[\\%_]/g, '\\$&')}%`, most],
  })
}

/** Whose mandate this is; null where nobody's. */
export async function findAccountOfMandateAcrossAccounts(
  scope: OperatorScope,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const [row] = await askOperator<{ readonly id: string; readonly name: string }>(scope, {
    name: 'account-of-mandate',
    text: `select a.id, a.name from accounts a join debit_mandates m on m.account_id = a.id where m.id = $1`,
    values: [id],
  })
  return row ?? null
}
